package io.akkord.samples.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.image.raster.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhotographsTest {

    @Test
    void everyPhotographIsSmallAndInColourExceptTheCamera() throws IOException {
        for (String name : Photographs.NAMES) {
            Raster photograph = Photographs.read(name);
            assertThat(photograph.width()).as(name).isBetween(400, 512);
            assertThat(photograph.channels()).as(name).isEqualTo(name.equals("camera") ? 1 : 3);
            try (var bytes = Photographs.class.getResourceAsStream("../photographs/" + name + ".jpg")) {
                assertThat(bytes.readAllBytes()).as(name).hasSizeLessThanOrEqualTo(60_000);
            }
        }
    }

    @Test
    void aPhotographThatIsNotThereIsRejectedWithThoseThatAre() {
        assertThatThrownBy(() -> Photographs.read("lena"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lena")
                .hasMessageContaining("chelsea");
    }

    @Test
    void everyInputIsDistinct() throws IOException, NoSuchAlgorithmException {
        Set<ByteBuffer> digests = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(digests.add(digest(Photographs.input(i))))
                    .as("input %d", i)
                    .isTrue();
        }
    }

    /** The rasters themselves would be 400 MB. */
    private static ByteBuffer digest(Raster raster) throws NoSuchAlgorithmException {
        return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(raster.pixels()));
    }

    @Test
    void everyVariantIsDistinctAndThenTheyRepeat() {
        for (int channels : new int[] {1, 3}) {
            Raster ramp = ramp(40, 32, channels);
            Set<Raster> variants = new HashSet<>();
            for (int i = 0; i < Photographs.VARIANTS; i++) {
                variants.add(Photographs.variant(ramp, i));
            }
            assertThat(variants).hasSize(Photographs.VARIANTS);
            assertThat(Photographs.variant(ramp, Photographs.VARIANTS + 3)).isEqualTo(Photographs.variant(ramp, 3));
        }
    }

    @Test
    void theFirstVariantIsTheImageItself() throws IOException {
        assertThat(Photographs.input(2)).isEqualTo(Photographs.read("chelsea"));
    }

    @Test
    void aQuarterTurnIsClockwise() {
        Raster raster = new Raster(2, 1, 1, new byte[] {10, 20});

        assertThat(new Variant(1, 0, 0, 13).apply(raster)).isEqualTo(new Raster(1, 2, 1, new byte[] {10, 20}));
        assertThat(new Variant(2, 0, 0, 13).apply(raster)).isEqualTo(new Raster(2, 1, 1, new byte[] {20, 10}));
        assertThat(new Variant(3, 0, 0, 13).apply(raster)).isEqualTo(new Raster(1, 2, 1, new byte[] {20, 10}));
        assertThat(new Variant(4, 0, 0, 13).apply(raster)).isEqualTo(new Raster(2, 1, 1, new byte[] {20, 10}));
    }

    @Test
    void anImageOfOnePixelHasVariantsToo() {
        assertThat(Photographs.variant(new Raster(1, 1, 3, new byte[3]), 77).width())
                .isEqualTo(1);
    }

    @Test
    void negativeIndicesAreRejected() {
        assertThatThrownBy(() -> Photographs.input(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Photographs.variant(ramp(1, 1, 1), -1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** No two parts of it are alike, and no sample is near black or white. */
    private static Raster ramp(int width, int height, int channels) {
        byte[] pixels = new byte[width * height * channels];
        for (int at = 0; at < pixels.length; at++) {
            int x = at / channels % width;
            int y = at / channels / width;
            pixels[at] = (byte) (40 + x * x * 31 % 97 + y * y * y * 17 % 71);
        }
        return new Raster(width, height, channels, pixels);
    }
}
