package io.akkord.array.dense;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;

/**
 * A product that OpenBLAS adds up outside the heap, where the thread keeps room for it and for copies of operands. Copying
 * costs one to three hundredths of what multiplying matrices of a thousand rows does.
 *
 * @param <A> the Java arrays
 * @param <P> what points to their copies
 */
abstract class NativeProduct<A, P extends Pointer> implements Dense.Product<A> {

    private final NativeRoom<P> room;
    private final int rows;
    private final int columns;
    private final P sum;
    private boolean begun;

    private NativeProduct(NativeRoom<P> room, int rows, int columns) {
        this.room = room;
        this.rows = rows;
        this.columns = columns;
        this.sum = room.of(2, Math.multiplyExact(rows, columns));
    }

    abstract void write(A from, int at, int count, P to);

    abstract void read(P from, A to, int at, int count);

    /** {@code sum = scale * sum + x y}. */
    abstract void multiply(int[] orders, int[] sizes, P x, P y, int[] strides, int scale, P sum);

    @Override
    public void add(A a, int aFrom, boolean aTransposed, A b, int bFrom, boolean bTransposed, int inner) {
        int aSize = Math.multiplyExact(rows, inner);
        int bSize = Math.multiplyExact(inner, columns);
        P x = copy(0, a, aFrom, aSize);
        P y = copy(1, b, bFrom, bSize);
        int[] orders = {NativeDense.order(aTransposed), NativeDense.order(bTransposed)};
        int[] strides = {Math.max(1, aTransposed ? rows : inner), Math.max(1, bTransposed ? inner : columns)};
        multiply(orders, new int[] {rows, columns, inner}, x, y, strides, begun ? 1 : 0, sum);
        begun = true;
    }

    @Override
    public void get(A to, int at) {
        if (begun) {
            read(sum, to, at, rows * columns);
        }
    }

    private P copy(int place, A operand, int from, int size) {
        P memory = room.of(place, size);
        write(operand, from, size, memory);
        return memory;
    }

    static final class Doubles extends NativeProduct<double[], DoublePointer> {
        private static final ThreadLocal<NativeRoom<DoublePointer>> ROOMS =
                ThreadLocal.withInitial(() -> new NativeRoom<>(DoublePointer::new));

        Doubles(int rows, int columns) {
            super(ROOMS.get(), rows, columns);
        }

        @Override
        void write(double[] from, int at, int count, DoublePointer to) {
            to.put(from, at, count);
        }

        @Override
        void read(DoublePointer from, double[] to, int at, int count) {
            from.get(to, at, count);
        }

        @Override
        void multiply(
                int[] orders,
                int[] sizes,
                DoublePointer x,
                DoublePointer y,
                int[] strides,
                int scale,
                DoublePointer sum) {
            openblas.cblas_dgemm(
                    openblas.CblasRowMajor,
                    orders[0],
                    orders[1],
                    sizes[0],
                    sizes[1],
                    sizes[2],
                    1,
                    x,
                    strides[0],
                    y,
                    strides[1],
                    scale,
                    sum,
                    Math.max(1, sizes[1]));
        }
    }

    static final class Floats extends NativeProduct<float[], FloatPointer> {
        private static final ThreadLocal<NativeRoom<FloatPointer>> ROOMS =
                ThreadLocal.withInitial(() -> new NativeRoom<>(FloatPointer::new));

        Floats(int rows, int columns) {
            super(ROOMS.get(), rows, columns);
        }

        @Override
        void write(float[] from, int at, int count, FloatPointer to) {
            to.put(from, at, count);
        }

        @Override
        void read(FloatPointer from, float[] to, int at, int count) {
            from.get(to, at, count);
        }

        @Override
        void multiply(
                int[] orders, int[] sizes, FloatPointer x, FloatPointer y, int[] strides, int scale, FloatPointer sum) {
            openblas.cblas_sgemm(
                    openblas.CblasRowMajor,
                    orders[0],
                    orders[1],
                    sizes[0],
                    sizes[1],
                    sizes[2],
                    1,
                    x,
                    strides[0],
                    y,
                    strides[1],
                    scale,
                    sum,
                    Math.max(1, sizes[1]));
        }
    }
}
