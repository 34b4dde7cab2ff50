package io.akkord.image.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.image.TestImages;
import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.ImageStep.Filter;
import io.akkord.image.raster.Raster;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** OpenCV is the oracle of what is written in Java. */
class KernelsAgreeTest {

    private static final List<ImageStep> EXACT = List.of(
            new ImageStep.Grey(),
            new ImageStep.Brightness(2),
            new ImageStep.Crop(3, 5, 20, 11),
            new ImageStep.Turn(1),
            new ImageStep.Turn(-1),
            new ImageStep.Turn(2),
            new ImageStep.Flip(true),
            new ImageStep.Flip(false),
            new ImageStep.Threshold(90),
            new ImageStep.Otsu(),
            new ImageStep.Canny(50, 150),
            new ImageStep.Canny(20, 400),
            new ImageStep.Resize(20, 20, Filter.NEAREST));

    /** Fixed-point here, floating point there. */
    private static final List<ImageStep> WITHIN_ONE = List.of(
            new ImageStep.Brightness(0.5),
            new ImageStep.Contrast(1.7),
            new ImageStep.Blur(1.3),
            new ImageStep.Blur(4),
            new ImageStep.Sharpen(0.9, 2),
            new ImageStep.Resize(31, 17, Filter.AREA),
            new ImageStep.Resize(150, 90, Filter.LINEAR),
            new ImageStep.Resize(41, 33, Filter.LINEAR),
            new ImageStep.Resize(150, 90, Filter.CUBIC),
            new ImageStep.Resize(150, 90, Filter.LANCZOS));

    @BeforeAll
    static void openCvLoads() {
        assertThat(Kernel.best().name()).isEqualTo("opencv");
    }

    @TestFactory
    Stream<DynamicTest> eachStepGivesTheSame() {
        return EXACT.stream().map(step -> DynamicTest.dynamicTest(step.toString(), () -> compare(step, 0)));
    }

    @TestFactory
    Stream<DynamicTest> eachStepThatRoundsGivesTheSameWithinOne() {
        return WITHIN_ONE.stream().map(step -> DynamicTest.dynamicTest(step.toString(), () -> compare(step, 1)));
    }

    private static void compare(ImageStep step, int most) {
        for (int seed = 0; seed < 4; seed++) {
            Raster raster = TestImages.of(90 + seed, 61 + 3 * seed, seed % 2 == 0 ? 3 : 1, seed);
            Raster expected = TestImages.apply(Kernel.best(), raster, step);
            Raster actual = TestImages.apply(Kernel.java(), raster, step);
            assertThat(actual.toString()).isEqualTo(expected.toString());
            int apart = 0;
            for (int at = 0; at < expected.pixels().length; at++) {
                apart = Math.max(apart, Math.abs((expected.pixels()[at] & 0xff) - (actual.pixels()[at] & 0xff)));
            }
            assertThat(apart).as("%s of %s, seed %d", step, raster, seed).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void bothReadWhatTheJdkWrites() {
        for (String format : List.of("png", "bmp", "tiff")) {
            for (int channels : new int[] {1, 3}) {
                Raster raster = TestImages.of(37, 23, channels, 5);
                byte[] encoded = TestImages.encode(raster, format);
                for (Kernel kernel : List.of(Kernel.best(), Kernel.java())) {
                    try (Picture picture = kernel.decode("a." + format, encoded, 10_000)) {
                        assertThat(picture.raster())
                                .as("%s by %s", format, kernel.name())
                                .isEqualTo(raster);
                    }
                }
            }
        }
    }

    @Test
    void aStepOutsideTheImageIsRefusedByBoth() {
        Raster raster = TestImages.of(10, 10, 3, 1);
        for (Kernel kernel : List.of(Kernel.best(), Kernel.java())) {
            assertThatThrownBy(() -> TestImages.apply(kernel, raster, new ImageStep.Crop(5, 5, 6, 5)))
                    .isInstanceOf(ImageException.class)
                    .hasMessageContaining("6x5 at 5,5 is not within the image, which is 10x10");
        }
    }

    @Test
    void greyAfterAnotherColourSpaceIsRefused() {
        Raster raster = TestImages.of(10, 10, 3, 1);
        assertThatThrownBy(() -> TestImages.apply(
                        Kernel.best(), raster, new ImageStep.Convert(ImageStep.ColourSpace.HSV), new ImageStep.Grey()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("put this step before the conversion");
    }
}
