package io.akkord.samples.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiltersTest {

    @Test
    void brightnessHalvesEveryChannel() {
        Raster raster = new Raster(1, 1, 3, new byte[] {100, 50, (byte) 200});

        assertThat(Filters.brightness(raster, 0.5)).isEqualTo(new Raster(1, 1, 3, new byte[] {50, 25, 100}));
    }

    @Test
    void brightnessStopsAtWhite() {
        Raster raster = new Raster(1, 1, 3, new byte[] {0, 127, (byte) 128});

        assertThat(Filters.brightness(raster, 2)).isEqualTo(new Raster(1, 1, 3, new byte[] {0, (byte) 254, -1}));
        assertThat(Filters.brightness(raster, 1e300)).isEqualTo(new Raster(1, 1, 3, new byte[] {0, -1, -1}));
    }

    @Test
    void brightnessRejectsFactorsThatMeanNothing() {
        for (double factor : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Filters.brightness(flat(1, 1, 1, 0), factor))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Double.toString(factor));
        }
    }

    @Test
    void greyKeepsBlackAndWhiteAndWeighsGreenMost() {
        Raster raster = new Raster(5, 1, 3, new byte[] {0, 0, 0, -1, -1, -1, -1, 0, 0, 0, -1, 0, 0, 0, -1});

        assertThat(Filters.grey(raster)).isEqualTo(new Raster(5, 1, 1, new byte[] {0, -1, 76, (byte) 150, 29}));
    }

    @Test
    void greyLeavesAGreyImageAsItIs() {
        assertThat(Filters.grey(flat(3, 2, 1, 9))).isEqualTo(flat(3, 2, 1, 9));
    }

    @Test
    void edgesOfAFlatImageAreBlack() {
        assertThat(Filters.edges(flat(9, 7, 3, 180))).isEqualTo(flat(9, 7, 1, 0));
        assertThat(Filters.edges(flat(1, 1, 3, 180))).isEqualTo(flat(1, 1, 1, 0));
    }

    @Test
    void edgesDrawOneWhiteLineAlongAStepInEitherDirection() {
        byte[] upright = new byte[20 * 20];
        byte[] lying = new byte[20 * 20];
        for (int at = 0; at < upright.length; at++) {
            upright[at] = (byte) (at % 20 < 10 ? 0 : 255);
            lying[at] = (byte) (at / 20 < 10 ? 255 : 0);
        }

        Raster columns = Filters.edges(new Raster(20, 20, 1, upright));
        Raster rows = Filters.edges(new Raster(20, 20, 1, lying));

        for (int i = 0; i < 20; i++) {
            int at = i;
            assertThat(IntStream.range(0, 20).filter(x -> columns.sample(x, at, 0) > 0))
                    .hasSize(1);
            assertThat(IntStream.range(0, 20).filter(y -> rows.sample(at, y, 0) > 0))
                    .hasSize(1);
            assertThat(columns.sample(9, i, 0) + columns.sample(10, i, 0)).isEqualTo(255);
            assertThat(rows.sample(i, 9, 0) + rows.sample(i, 10, 0)).isEqualTo(255);
        }
    }

    @Test
    void edgesOfAPhotographAreThin() throws Exception {
        Raster edges = Filters.edges(Photographs.read("astronaut"));

        long drawn = IntStream.range(0, edges.pixels().length)
                .filter(at -> edges.pixels()[at] != 0)
                .count();
        assertThat((double) drawn / edges.pixels().length).isBetween(0.03, 0.3);
    }

    @Test
    void resizeKeepsTheMeanOfTheImage() throws Exception {
        Raster photograph = Photographs.read("coffee");

        for (int width : new int[] {64, 100, 333, 700}) {
            Raster resized = Filters.resize(photograph, width, width / 2);
            assertThat(resized.width()).isEqualTo(width);
            assertThat(resized.height()).isEqualTo(width / 2);
            assertThat(mean(resized)).isCloseTo(mean(photograph), within(0.5));
        }
    }

    @Test
    void resizeToTheSameSizeChangesNothing() throws Exception {
        Raster photograph = Photographs.read("chelsea");

        assertThat(Filters.resize(photograph, photograph.width(), photograph.height()))
                .isEqualTo(photograph);
    }

    @Test
    void resizeAveragesTheAreaWhenItShrinks() {
        Raster raster = new Raster(3, 2, 1, new byte[] {10, 20, 60, 30, 40, 80});

        assertThat(Filters.resize(raster, 1, 1)).isEqualTo(new Raster(1, 1, 1, new byte[] {40}));
        // The middle column counts half on either side: (10 + 30 + 20/2 + 40/2) / 3, (60 + 80 + 20/2 + 40/2) / 3.
        assertThat(Filters.resize(raster, 2, 1)).isEqualTo(new Raster(2, 1, 1, new byte[] {23, 57}));
    }

    @Test
    void resizeInterpolatesWhenItGrows() {
        Raster raster = new Raster(2, 1, 1, new byte[] {0, 100});

        assertThat(Filters.resize(raster, 4, 2))
                .isEqualTo(new Raster(4, 2, 1, new byte[] {0, 25, 75, 100, 0, 25, 75, 100}));
    }

    @Test
    void resizeKeepsWhiteWhite() {
        assertThat(Filters.resize(flat(701, 13, 3, 255), 97, 31)).isEqualTo(flat(97, 31, 3, 255));
    }

    @Test
    void resizeRejectsSizesBelowOne() {
        assertThatThrownBy(() -> Filters.resize(flat(2, 2, 1, 0), 0, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Raster flat(int width, int height, int channels, int value) {
        byte[] pixels = new byte[width * height * channels];
        Arrays.fill(pixels, (byte) value);
        return new Raster(width, height, channels, pixels);
    }

    private static double mean(Raster raster) {
        return IntStream.range(0, raster.pixels().length)
                .map(at -> raster.pixels()[at] & 0xff)
                .average()
                .orElseThrow();
    }
}
