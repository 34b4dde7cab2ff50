package io.akkord.image.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RasterTest {

    @Test
    void rastersOfEqualSizesAndSamplesAreEqual() {
        Raster one = new Raster(2, 1, 1, new byte[] {1, 2});

        assertThat(one).isEqualTo(new Raster(2, 1, 1, new byte[] {1, 2}));
        assertThat(one).hasSameHashCodeAs(new Raster(2, 1, 1, new byte[] {1, 2}));
        assertThat(one).isNotEqualTo(new Raster(1, 2, 1, new byte[] {1, 2}));
        assertThat(one).isNotEqualTo(new Raster(2, 1, 1, new byte[] {1, 3}));
    }

    @Test
    void samplesAreUnsigned() {
        Raster raster = new Raster(1, 2, 3, new byte[] {0, 1, 2, 3, 4, (byte) 200});

        assertThat(raster.sample(0, 1, 2)).isEqualTo(200);
    }

    @Test
    void sizesThatDoNotMatchTheSamplesAreRejected() {
        assertThatThrownBy(() -> new Raster(2, 2, 3, new byte[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Raster[2x2x3] does not match its 4 samples");
    }

    @Test
    void sizesOutOfRangeAreRejected() {
        assertThatThrownBy(() -> new Raster(0, 2, 3, new byte[0])).hasMessageContaining("Raster[0x2x3] must have");
        assertThatThrownBy(() -> new Raster(1, 1, 2, new byte[2])).hasMessageContaining("1 or 3 channels");
        assertThatThrownBy(() -> new Raster(50_000, 50_000, 3, new byte[0])).hasMessageContaining("too large");
    }
}
