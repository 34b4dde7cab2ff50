package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.Shapes;
import java.util.List;

/**
 * Discrete Fourier transforms along an axis: by powers of two (Cooley and Tukey 1965), other lengths as a convolution
 * (Bluestein 1970), in n log n steps whatever the length.
 */
public final class FastFourier {

    private FastFourier() {}

    /** Along which axis, and whether back. */
    public record Along(int axis, boolean inverse) {}

    /** Real and imaginary parts of the transform of real and imaginary parts. */
    public static List<Block> transform(Along along, Block real, Block imaginary) {
        int n = real.shape()[along.axis()];
        int stride = Shapes.strides(real.shape())[along.axis()];
        double[] re = real.doubles().clone();
        double[] im = imaginary.doubles().clone();
        double[] x = new double[n];
        double[] y = new double[n];
        for (int outer = 0; n > 0 && outer < re.length; outer += n * stride) {
            for (int inner = 0; inner < stride; inner++) {
                int first = outer + inner;
                Copying.run(re, first, stride, x, 0, 1, n);
                Copying.run(im, first, stride, y, 0, 1, n);
                transform(x, y, along.inverse());
                Copying.run(x, 0, 1, re, first, stride, n);
                Copying.run(y, 0, 1, im, first, stride, n);
            }
        }
        return List.of(new Block(real.shape(), re), new Block(real.shape(), im));
    }

    /** In place; backwards it is divided by the length. */
    static void transform(double[] re, double[] im, boolean inverse) {
        int n = re.length;
        if (inverse) {
            transform(im, re, false);
            for (int i = 0; i < n; i++) {
                re[i] /= n;
                im[i] /= n;
            }
        } else if ((n & (n - 1)) == 0) {
            powerOfTwo(re, im);
        } else {
            bluestein(re, im);
        }
    }

    private static void powerOfTwo(double[] re, double[] im) {
        int n = re.length;
        int shift = 1 + Integer.numberOfLeadingZeros(n);
        for (int i = 0; n > 1 && i < n; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (j > i) {
                exchange(re, i, j);
                exchange(im, i, j);
            }
        }
        double[] cos = new double[n / 2];
        double[] sin = new double[n / 2];
        for (int i = 0; i < n / 2; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / n);
            sin[i] = Math.sin(2 * Math.PI * i / n);
        }
        for (int size = 2; size <= n; size *= 2) {
            butterflies(re, im, cos, sin, size);
        }
    }

    private static void butterflies(double[] re, double[] im, double[] cos, double[] sin, int size) {
        int half = size / 2;
        int step = re.length / size;
        for (int from = 0; from < re.length; from += size) {
            for (int j = from, k = 0; j < from + half; j++, k += step) {
                double x = re[j + half] * cos[k] + im[j + half] * sin[k];
                double y = im[j + half] * cos[k] - re[j + half] * sin[k];
                re[j + half] = re[j] - x;
                im[j + half] = im[j] - y;
                re[j] += x;
                im[j] += y;
            }
        }
    }

    private static void exchange(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }

    private static void bluestein(double[] re, double[] im) {
        int n = re.length;
        int m = Integer.highestOneBit(2 * n) * 2;
        double[] cos = new double[n];
        double[] sin = new double[n];
        for (int i = 0; i < n; i++) {
            double angle = Math.PI * ((long) i * i % (2L * n)) / n;
            cos[i] = Math.cos(angle);
            sin[i] = Math.sin(angle);
        }
        double[] ar = new double[m];
        double[] ai = new double[m];
        double[] br = new double[m];
        double[] bi = new double[m];
        for (int i = 0; i < n; i++) {
            ar[i] = re[i] * cos[i] + im[i] * sin[i];
            ai[i] = im[i] * cos[i] - re[i] * sin[i];
            br[i] = cos[i];
            bi[i] = sin[i];
            br[(m - i) % m] = cos[i];
            bi[(m - i) % m] = sin[i];
        }
        powerOfTwo(ar, ai);
        powerOfTwo(br, bi);
        for (int i = 0; i < m; i++) {
            double x = ar[i] * br[i] - ai[i] * bi[i];
            ai[i] = ar[i] * bi[i] + ai[i] * br[i];
            ar[i] = x;
        }
        transform(ar, ai, true);
        for (int i = 0; i < n; i++) {
            re[i] = ar[i] * cos[i] + ai[i] * sin[i];
            im[i] = ai[i] * cos[i] - ar[i] * sin[i];
        }
    }
}
