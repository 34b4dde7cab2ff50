package io.akkord.array.kernel;

/** Copies elements between arrays of one type, whatever their strides. */
final class Copying {

    private static final int SIDE = 32;

    private Copying() {}

    /**
     * Copies a box of elements.
     *
     * @param fromStrides along each axis of the box; may be negative
     * @param toStrides along each axis of the box
     */
    static void box(Object from, int first, int[] fromStrides, Object to, int start, int[] toStrides, int[] shape) {
        for (int length : shape) {
            if (length == 0) {
                return;
            }
        }
        int last = shape.length - 1;
        if (last < 0) {
            run(from, first, 1, to, start, 1, 1);
            return;
        }
        int dense = denseAxis(fromStrides, shape);
        int[] place = new int[shape.length];
        do {
            int source = first;
            int target = start;
            for (int axis = 0; axis < last; axis++) {
                source += place[axis] * fromStrides[axis];
                target += place[axis] * toStrides[axis];
            }
            if (dense == last) {
                run(from, source, fromStrides[last], to, target, toStrides[last], shape[last]);
            } else {
                turn(from, source, fromStrides, to, target, toStrides, shape, dense);
            }
        } while (next(place, shape, dense == last ? -1 : dense));
    }

    /** The axis along which the source is dense, if it is not the last one and long enough to matter. */
    private static int denseAxis(int[] strides, int[] shape) {
        int last = shape.length - 1;
        for (int axis = 0; axis < last; axis++) {
            if (strides[axis] == 1 && shape[axis] > 1 && Math.abs(strides[last]) > 1) {
                return axis;
            }
        }
        return last;
    }

    /** Goes on over all axes but the last and one that is skipped; false at the end. */
    private static boolean next(int[] place, int[] shape, int skipped) {
        for (int axis = shape.length - 2; axis >= 0; axis--) {
            if (axis == skipped) {
                continue;
            }
            if (++place[axis] < shape[axis]) {
                return true;
            }
            place[axis] = 0;
        }
        return false;
    }

    /** Two axes in squares, so that both sides of a transposition are read and written by whole cache lines. */
    private static void turn(
            Object from, int first, int[] fromStrides, Object to, int start, int[] toStrides, int[] shape, int dense) {
        int last = shape.length - 1;
        for (int i = 0; i < shape[dense]; i += SIDE) {
            int rows = Math.min(SIDE, shape[dense] - i);
            for (int j = 0; j < shape[last]; j += SIDE) {
                int columns = Math.min(SIDE, shape[last] - j);
                for (int row = i; row < i + rows; row++) {
                    run(
                            from,
                            first + row * fromStrides[dense] + j * fromStrides[last],
                            fromStrides[last],
                            to,
                            start + row * toStrides[dense] + j * toStrides[last],
                            toStrides[last],
                            columns);
                }
            }
        }
    }

    static void run(Object from, int first, int step, Object to, int start, int toStep, int n) {
        if (step == 1 && toStep == 1) {
            System.arraycopy(from, first, to, start, n);
        } else if (from instanceof double[] x) {
            double[] z = (double[]) to;
            for (int i = 0; i < n; i++) {
                z[start + i * toStep] = x[first + i * step];
            }
        } else if (from instanceof float[] x) {
            float[] z = (float[]) to;
            for (int i = 0; i < n; i++) {
                z[start + i * toStep] = x[first + i * step];
            }
        } else if (from instanceof long[] x) {
            long[] z = (long[]) to;
            for (int i = 0; i < n; i++) {
                z[start + i * toStep] = x[first + i * step];
            }
        } else if (from instanceof int[] x) {
            int[] z = (int[]) to;
            for (int i = 0; i < n; i++) {
                z[start + i * toStep] = x[first + i * step];
            }
        } else {
            boolean[] x = (boolean[]) from;
            boolean[] z = (boolean[]) to;
            for (int i = 0; i < n; i++) {
                z[start + i * toStep] = x[first + i * step];
            }
        }
    }
}
