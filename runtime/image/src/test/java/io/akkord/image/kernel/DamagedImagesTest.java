package io.akkord.image.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.image.TestImages;
import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.Raster;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamagedImagesTest {

    private static final List<Kernel> BOTH = List.of(Kernel.best(), Kernel.java());
    private static final Raster IMAGE = TestImages.of(64, 48, 3, 1);

    @Test
    void aBombIsRefusedByItsHeader() {
        byte[] bomb = TestImages.encode(IMAGE, "png");
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        for (Kernel kernel : BOTH) {
            assertThatThrownBy(() -> kernel.decode("bomb.png", bomb, 1_000_000))
                    .isInstanceOf(ImageException.class)
                    .hasMessageContaining("bomb.png has 60000x60000 pixels, more than the limit of 1000000");
        }
    }

    @Test
    void theSizesOfAllFormatsAreReadFromTheirHeaders() {
        for (String format : List.of("png", "jpeg", "bmp", "tiff", "webp")) {
            byte[] encoded;
            try (Picture picture = Kernel.best().of(IMAGE)) {
                encoded = picture.encode(format, 80);
            }
            assertThat(ImageHeader.check("a." + format, encoded, 64 * 48)).isEqualTo(new ImageHeader(64, 48));
            assertThatThrownBy(() -> ImageHeader.check("a." + format, encoded, 64 * 48 - 1))
                    .hasMessageContaining("64x48");
        }
    }

    @Test
    void whatIsCutOffIsSaidToBeDamagedWithItsName() {
        for (String format : List.of("png", "jpeg")) {
            byte[] encoded = TestImages.encode(IMAGE, format);
            for (int length : new int[] {0, 1, 3, 20, encoded.length / 2, encoded.length - 30}) {
                for (Kernel kernel : BOTH) {
                    assertThatThrownBy(() -> kernel.decode("cut." + format, Arrays.copyOf(encoded, length), 1 << 20))
                            .as("%s, %d bytes of %d, by %s", format, length, encoded.length, kernel.name())
                            .isInstanceOf(ImageException.class)
                            .hasMessageContaining("cut." + format);
                }
            }
        }
    }

    @Test
    void noiseNeverGivesAnythingButAnImageOrItsError() {
        Random random = new Random(3);
        byte[] encoded = TestImages.encode(IMAGE, "jpeg");
        for (int i = 0; i < 300; i++) {
            byte[] noisy = encoded.clone();
            for (int flips = 0; flips < 4; flips++) {
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt();
            }
            for (Kernel kernel : BOTH) {
                try (Picture picture = kernel.decode("noisy.jpg", noisy, 1 << 20)) {
                    assertThat(picture.raster().width()).isPositive();
                } catch (ImageException e) {
                    assertThat(e).hasMessageContaining("noisy.jpg");
                }
            }
        }
    }
}
