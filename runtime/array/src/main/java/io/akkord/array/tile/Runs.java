package io.akkord.array.tile;

/** Walks a shape in C order, a run of neighbours along the last axis at a time. */
public final class Runs {

    private final int[] shape;
    private final int last;
    private final int[] place;

    public Runs(int[] shape) {
        this.shape = shape;
        this.last = shape.length - 1;
        this.place = new int[Math.max(1, shape.length)];
    }

    /** Goes to an element by its number in C order. */
    public void seek(int flat) {
        int rest = flat;
        for (int axis = last; axis >= 0; axis--) {
            place[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
    }

    /** Elements from here to the end of the last axis, but at most so many. */
    public int length(int most) {
        return last < 0 ? Math.min(most, 1) : Math.min(most, shape[last] - place[last]);
    }

    /** Goes on by the length of a run. */
    public void advance(int run) {
        if (last < 0) {
            return;
        }
        place[last] += run;
        for (int axis = last; axis > 0 && place[axis] == shape[axis]; axis--) {
            place[axis] = 0;
            place[axis - 1]++;
        }
    }

    /** Where it is along each axis. */
    public int at(int axis) {
        return place[axis];
    }

    /** The sum over all axes of place times stride. */
    public long dot(long[] strides) {
        long sum = 0;
        for (int axis = 0; axis <= last; axis++) {
            sum += place[axis] * strides[axis];
        }
        return sum;
    }
}
