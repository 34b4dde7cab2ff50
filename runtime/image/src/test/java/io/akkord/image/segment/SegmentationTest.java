package io.akkord.image.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.image.TestImages;
import io.akkord.image.kernel.Kernel;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.Raster;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class SegmentationTest {

    /** White squares of 10 on black, 20 apart, with noise of up to 8. */
    private static Raster squares(int columns, int rows) {
        Raster raster = Raster.black(columns * 20, rows * 20, 1);
        for (int y = 0; y < raster.height(); y++) {
            for (int x = 0; x < raster.width(); x++) {
                boolean white = x % 20 >= 5 && x % 20 < 15 && y % 20 >= 5 && y % 20 < 15;
                raster.pixels()[y * raster.width() + x] = (byte) (white ? 220 + (x * 7 + y) % 8 : (x + y * 3) % 8);
            }
        }
        return raster;
    }

    @Test
    void componentsAreThoseOfOpenCv() {
        for (int seed = 0; seed < 6; seed++) {
            Raster binary = TestImages.apply(
                    Kernel.java(), TestImages.of(83, 57, 1, seed), new ImageStep.Threshold(70 + 10 * seed));
            for (boolean corners : new boolean[] {false, true}) {
                Segments found = new Segmentation.Components(corners).of(binary);
                try (Mat image = new Mat(57, 83, 0);
                        Mat labels = new Mat()) {
                    image.data().put(binary.pixels(), 0, binary.pixels().length);
                    int count = opencv_imgproc.connectedComponents(image, labels, corners ? 8 : 4, 4);
                    assertThat(found.count()).as("seed %d", seed).isEqualTo(count - 1);
                    int[] theirs = new int[83 * 57];
                    labels.createBuffer(0).position(0);
                    ((java.nio.IntBuffer) labels.createBuffer()).get(theirs);
                    assertThat(isSamePartition(found.labels(), theirs)).isTrue();
                }
            }
        }
    }

    /** Equal but for the numbers. */
    private static boolean isSamePartition(int[] one, int[] other) {
        Set<Long> pairs = new HashSet<>();
        for (int i = 0; i < one.length; i++) {
            if ((one[i] == 0) != (other[i] == 0)) {
                return false;
            }
            pairs.add((long) one[i] << 32 | other[i]);
        }
        return pairs.size() == Arrays.stream(one).distinct().count()
                && pairs.size() == Arrays.stream(other).distinct().count();
    }

    @Test
    void aSpiralIsOneComponentAndACheckerboardDependsOnCorners() {
        Raster board = Raster.black(9, 9, 1);
        for (int i = 0; i < 81; i += 2) {
            board.pixels()[i] = 1;
        }
        assertThat(new Segmentation.Components(true).of(board).count()).isOne();
        assertThat(new Segmentation.Components(false).of(board).count()).isEqualTo(41);
    }

    @Test
    void theWatershedFindsEachSquareAndTheGroundAndLeavesNoPixelOut() {
        Segments found = new Segmentation.Watershed(20, 30).of(squares(4, 3));
        assertThat(found.count()).isEqualTo(13);
        assertThat(found.areas()[0]).isZero();
        Set<Integer> centres = new HashSet<>();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                centres.add(found.label(column * 20 + 10, row * 20 + 10));
            }
        }
        assertThat(centres).hasSize(12).doesNotContain(found.label(0, 0));
    }

    @Test
    void superpixelsAreConnectedOfAboutOneSizeAndKeepToEdges() {
        Segments found = new Segmentation.Superpixels(10, 10).of(squares(6, 5));
        assertThat(found.areas()[0]).isZero();
        Segments parts = ConnectedComponents.same(
                found.width(), found.height(), false, p -> true, (a, b) -> found.labels()[a] == found.labels()[b]);
        assertThat(parts.count()).as("each is in one piece").isEqualTo(found.count());
        assertThat(found.count()).isBetween(80, 160);
        Set<Integer> white = new HashSet<>();
        Set<Integer> black = new HashSet<>();
        Raster image = squares(6, 5);
        for (int at = 0; at < image.pixels().length; at++) {
            ((image.pixels()[at] & 0xff) > 100 ? white : black).add(found.labels()[at]);
        }
        white.retainAll(black);
        assertThat(white).as("superpixels over an edge").isEmpty();
    }

    @Test
    void anImageOfOnePixelIsOneSegment() {
        Raster one = TestImages.of(1, 1, 3, 0);
        assertThat(new Segmentation.Superpixels(8, 10).of(one).labels()).containsExactly(1);
        assertThat(new Segmentation.Watershed(1, 1).of(one).labels()).containsExactly(1);
    }

    @Test
    void settingsWithoutSenseAreRefused() {
        assertThatThrownBy(() -> new Segmentation.Superpixels(1, 10)).hasMessageContaining("use 2 or more");
        assertThatThrownBy(() -> new Segmentation.Watershed(Double.NaN, 1)).hasMessageContaining("NaN");
    }
}
