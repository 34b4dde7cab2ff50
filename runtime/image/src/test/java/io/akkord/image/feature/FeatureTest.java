package io.akkord.image.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.image.TestImages;
import io.akkord.image.kernel.Kernel;
import io.akkord.image.kernel.OrbFeatures;
import io.akkord.image.kernel.Picture;
import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.Raster;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FeatureTest {

    @Test
    void aHistogramCountsEachChannelByItself() {
        Raster raster = new Raster(2, 1, 3, new byte[] {0, 100, (byte) 255, 0, (byte) 200, (byte) 255});
        assertThat(new Feature.Histogram(2).of(raster)).containsExactly(1, 0, 0.5f, 0.5f, 0, 1);
    }

    @Test
    void gradientsOfASlopeAllPointOneWay() {
        Raster slope = Raster.black(32, 32, 1);
        for (int at = 0; at < slope.pixels().length; at++) {
            slope.pixels()[at] = (byte) (at % 32 * 5);
        }
        float[] blocks = new Feature.Hog(8, 1, 9).of(slope);
        assertThat(blocks).hasSize(16 * 9);
        for (int cell = 0; cell < 16; cell++) {
            // Half a turn begins and ends along the slope: the first and the last part share it.
            assertThat(blocks[cell * 9]).isCloseTo(blocks[cell * 9 + 8], Offset.offset(1e-4f));
            for (int part = 1; part < 8; part++) {
                assertThat(blocks[cell * 9 + part]).isZero();
            }
        }
    }

    @Test
    void brightnessChangesGradientsLittleAndBlocksAreOfLengthOne() {
        Raster raster = TestImages.of(64, 48, 3, 4);
        float[] blocks = Feature.Hog.USUAL.of(raster);
        float[] dim = Feature.Hog.USUAL.of(TestImages.apply(Kernel.java(), raster, new ImageStep.Brightness(0.6)));
        assertThat(blocks).hasSize(7 * 5 * 36);
        double product = 0;
        for (int i = 0; i < blocks.length; i++) {
            product += blocks[i] * dim[i];
        }
        assertThat(product / 35).isBetween(0.97, 1.001);
    }

    @Test
    void keyPointsAreFoundAgainInATurnedImage() {
        Raster raster = TestImages.apply(Kernel.best(), TestImages.of(240, 200, 1, 8), new ImageStep.Blur(1));
        KeyPoints here = keyPoints(raster);
        KeyPoints turned = keyPoints(TestImages.apply(Kernel.best(), raster, new ImageStep.Turn(2)));
        assertThat(here.count()).isGreaterThan(50);
        int foundAgain = 0;
        for (int i = 0; i < here.count(); i++) {
            int best = 0;
            for (int other = 1; other < turned.count(); other++) {
                best = here.distance(i, turned, other) < here.distance(i, turned, best) ? other : best;
            }
            double apart = Math.hypot(239 - here.x()[i] - turned.x()[best], 199 - here.y()[i] - turned.y()[best]);
            foundAgain += apart < 3 ? 1 : 0;
        }
        assertThat(foundAgain).isGreaterThan(here.count() / 2);
    }

    private static KeyPoints keyPoints(Raster raster) {
        try (Picture picture = Kernel.best().of(raster)) {
            return OrbFeatures.of(picture, 200);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Feature.Hog.USUAL.of(TestImages.of(15, 40, 1, 0)))
                .hasMessageContaining("15x40, smaller than one block");
        assertThatThrownBy(() -> OrbFeatures.of(Kernel.java().of(TestImages.of(9, 9, 1, 0)), 5))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("need OpenCV");
    }
}
