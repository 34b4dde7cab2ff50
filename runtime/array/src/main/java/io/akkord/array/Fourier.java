package io.akkord.array;

import io.akkord.array.expr.Mapping;
import io.akkord.array.expr.Node;
import java.util.List;

/** Discrete Fourier transforms along an axis, which becomes one chunk. Any length takes n log n steps. */
public final class Fourier {

    private Fourier() {}

    /**
     * Complex numbers, as two arrays.
     *
     * @param real their real parts
     * @param imaginary their imaginary parts
     */
    public record Spectrum(Chunked real, Chunked imaginary) {

        /** Their absolute values. */
        public Chunked abs() {
            return real.hypot(imaginary);
        }

        /** Their angles. */
        public Chunked angle() {
            return imaginary.arctan2(real);
        }

        /** The inverse transform along an axis. */
        public Spectrum inverse(int axis) {
            return transform(real, imaginary, axis, true);
        }
    }

    /** The transform of a real array. */
    public static Spectrum fft(Chunked array, int axis) {
        return transform(array, Create.full(array.chunks(), DType.DOUBLE, 0), axis, false);
    }

    /** The transform of a complex array. */
    public static Spectrum fft(Spectrum array, int axis) {
        return transform(array.real(), array.imaginary(), axis, false);
    }

    /** The half of the transform of a real array that determines the other one. */
    public static Spectrum rfft(Chunked array, int axis) {
        Spectrum full = fft(array, axis);
        Slice[] slices = new Slice[Shapes.axis(axis, array.rank()) + 1];
        java.util.Arrays.fill(slices, Slice.all());
        slices[slices.length - 1] = Slice.to(array.shape()[slices.length - 1] / 2 + 1);
        return new Spectrum(full.real().slice(slices), full.imaginary().slice(slices));
    }

    private static Spectrum transform(Chunked real, Chunked imaginary, int axis, boolean inverse) {
        List<Node> both = Mapping.fourier(real.node(), imaginary.node(), Shapes.axis(axis, real.rank()), inverse);
        return new Spectrum(Chunked.of(both.get(0)), Chunked.of(both.get(1)));
    }
}
