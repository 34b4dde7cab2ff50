package io.akkord.array.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both kernels keep the equations that define what they compute. */
class DenseTest {

    private static final double CLOSE = 1e-11;
    private static final int[][] SIZES = {{1, 1}, {3, 3}, {5, 2}, {2, 5}, {40, 7}, {33, 33}, {70, 65}};

    static Stream<Dense> kernels() {
        return Stream.of(new JavaDense(), Dense.best());
    }

    private static double[] random(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[size];
        Arrays.setAll(values, i -> random.nextDouble() * 2 - 1);
        return values;
    }

    private static double[] product(Dense dense, double[] a, boolean at, double[] b, boolean bt, int m, int k, int n) {
        Dense.Product<double[]> product = dense.product(m, n);
        product.add(a, 0, at, b, 0, bt, k);
        double[] result = new double[m * n];
        product.get(result, 0);
        return result;
    }

    private static double[] naive(double[] a, boolean at, double[] b, boolean bt, int m, int k, int n) {
        double[] c = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                for (int l = 0; l < k; l++) {
                    c[i * n + j] += (at ? a[l * m + i] : a[i * k + l]) * (bt ? b[j * k + l] : b[l * n + j]);
                }
            }
        }
        return c;
    }

    private static void assertClose(double[] found, double[] expected) {
        assertThat(found).containsExactly(expected, within(CLOSE));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void productsAreSumsOfProducts(Dense dense) {
        for (int[] size : new int[][] {{1, 1, 1}, {3, 5, 2}, {17, 70, 13}, {64, 9, 65}}) {
            for (boolean at : new boolean[] {false, true}) {
                for (boolean bt : new boolean[] {false, true}) {
                    double[] a = random(size[0] * size[1], 1);
                    double[] b = random(size[1] * size[2], 2);
                    assertClose(
                            product(dense, a, at, b, bt, size[0], size[1], size[2]),
                            naive(a, at, b, bt, size[0], size[1], size[2]));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void qIsOrthonormalAndTimesRGivesTheMatrix(Dense dense) {
        for (int[] size : SIZES) {
            int m = size[0];
            int n = size[1];
            int k = Math.min(m, n);
            double[] a = random(m * n, m);
            double[] q = new double[m * k];
            double[] r = new double[k * n];
            dense.qr(a, m, n, q, r);
            assertClose(naive(q, false, r, false, m, k, n), a);
            assertClose(naive(q, true, q, false, k, m, k), identity(k));
        }
    }

    private static double[] identity(int n) {
        double[] one = new double[n * n];
        for (int i = 0; i < n; i++) {
            one[i * n + i] = 1;
        }
        return one;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void singularValuesFallAndGiveTheMatrixBack(Dense dense) {
        for (int[] size : SIZES) {
            int m = size[0];
            int n = size[1];
            int k = Math.min(m, n);
            double[] a = random(m * n, n);
            double[] u = new double[m * k];
            double[] s = new double[k];
            double[] vt = new double[k * n];
            dense.svd(a, m, n, u, s, vt);
            double[] scaled = u.clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= s[i % k];
            }
            assertClose(naive(scaled, false, vt, false, m, k, n), a);
            assertClose(naive(u, true, u, false, k, m, k), identity(k));
            for (int i = 1; i < k; i++) {
                assertThat(s[i]).isBetween(0.0, s[i - 1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theCholeskyFactorTimesItsTransposeGivesTheMatrix(Dense dense) {
        for (int n : new int[] {1, 4, 50}) {
            double[] half = random(n * n, n);
            double[] a = naive(half, false, half, true, n, n, n);
            for (int i = 0; i < n; i++) {
                a[i * n + i] += 1;
            }
            double[] factor = a.clone();
            assertThat(dense.cholesky(factor, n)).isTrue();
            assertClose(naive(factor, false, factor, true, n, n, n), a);
            a[0] = -1;
            assertThat(dense.cholesky(a, n)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void luFactorsGiveTheExchangedMatrix(Dense dense) {
        for (int[] size : new int[][] {{1, 1}, {6, 6}, {30, 8}}) {
            int m = size[0];
            int n = size[1];
            double[] a = random(m * n, 7);
            double[] both = a.clone();
            int[] pivots = new int[n];
            assertThat(dense.lu(both, m, n, pivots)).isTrue();
            double[] lower = new double[m * n];
            double[] upper = new double[n * n];
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    if (i > j) {
                        lower[i * n + j] = both[i * n + j];
                    } else {
                        upper[i * n + j] = both[i * n + j];
                        lower[i * n + j] = i == j ? 1 : 0;
                    }
                }
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double kept = a[i * n + j];
                    a[i * n + j] = a[pivots[i] * n + j];
                    a[pivots[i] * n + j] = kept;
                }
            }
            assertClose(naive(lower, false, upper, false, m, n, n), a);
        }
        assertThat(dense.lu(new double[4], 2, 2, new int[2])).isFalse();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void triangularSystemsAreSolved(Dense dense) {
        int n = 9;
        double[] t = random(n * n, 3);
        for (int i = 0; i < n; i++) {
            t[i * n + i] += 4;
        }
        for (int choice = 0; choice < 8; choice++) {
            boolean lower = (choice & 1) != 0;
            boolean unit = (choice & 2) != 0;
            boolean transposed = (choice & 4) != 0;
            double[] meant = t.clone();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    boolean counts = lower ? j <= i : j >= i;
                    meant[i * n + j] = i == j && unit ? 1 : counts ? t[i * n + j] : 0;
                }
            }
            double[] b = random(n * 2, choice);
            double[] x = b.clone();
            dense.solveTriangular(t, n, lower, unit, transposed, x, 2);
            assertThat(naive(meant, transposed, x, false, n, n, 2)).containsExactly(b, within(1e-6));
        }
    }
}
