package io.akkord.array;

import java.util.Arrays;

/**
 * How an array is cut: the lengths of its chunks along each axis. Chunks are numbered in C order. Immutable.
 *
 * <p>Every axis has at least one chunk; an axis of length 0 has one of length 0.
 */
public final class Chunks {

    /** Bytes of a chunk when nothing else is said: large enough to hide what a task costs, and a few fit in any heap. */
    public static final long AUTO_BYTES = 32L << 20;

    private final int[][] lengths;
    private final long[][] starts;
    private final long[] shape;
    private final int count;

    private Chunks(int[][] lengths) {
        this.lengths = lengths;
        this.starts = new long[lengths.length][];
        this.shape = new long[lengths.length];
        long all = 1;
        for (int axis = 0; axis < lengths.length; axis++) {
            long[] begins = new long[lengths[axis].length + 1];
            for (int i = 0; i < lengths[axis].length; i++) {
                begins[i + 1] = begins[i] + lengths[axis][i];
            }
            starts[axis] = begins;
            shape[axis] = begins[begins.length - 1];
            all *= lengths[axis].length;
            if (all > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("more than 2^31 chunks; give larger ones");
            }
        }
        this.count = (int) all;
    }

    /**
     * Chunks of these lengths along each axis.
     *
     * @throws IllegalArgumentException if an axis has none, or one is negative, or there are too many
     */
    public static Chunks of(int[]... lengths) {
        int[][] copy = new int[lengths.length][];
        for (int axis = 0; axis < lengths.length; axis++) {
            copy[axis] = lengths[axis].clone();
            if (copy[axis].length == 0 || Arrays.stream(copy[axis]).anyMatch(length -> length < 0)) {
                throw new IllegalArgumentException("axis " + axis + " has the chunks " + Arrays.toString(lengths[axis])
                        + "; give at least one, none of them negative");
            }
        }
        return new Chunks(copy);
    }

    /**
     * Chunks of one length along each axis, the last one maybe shorter.
     *
     * @param chunk length along each axis, or one for all; -1 for the whole axis
     * @throws IllegalArgumentException if the number of lengths is another, or one is 0 or less than -1
     */
    public static Chunks regular(long[] shape, int... chunk) {
        Shapes.size(shape);
        if (chunk.length != shape.length && chunk.length != 1) {
            throw new IllegalArgumentException("chunks " + Shapes.text(chunk) + " do not fit an array of shape "
                    + Shapes.text(shape) + "; give one length an axis");
        }
        int[][] lengths = new int[shape.length][];
        for (int axis = 0; axis < shape.length; axis++) {
            lengths[axis] = cut(shape[axis], chunk[chunk.length == 1 ? 0 : axis]);
        }
        return new Chunks(lengths);
    }

    private static int[] cut(long length, int chunk) {
        if (chunk < -1 || chunk == 0) {
            throw new IllegalArgumentException("a chunk has the length " + chunk + "; give at least 1, or -1 for all");
        }
        long one = chunk == -1 ? Math.max(1, length) : chunk;
        int[] lengths = new int[Math.toIntExact(Math.max(1, (length + one - 1) / one))];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = Math.toIntExact(Math.min(one, length - i * one));
        }
        return lengths;
    }

    /** Chunks of about {@link #AUTO_BYTES}. */
    public static Chunks auto(long[] shape, DType dtype) {
        return auto(shape, dtype, AUTO_BYTES);
    }

    /** Chunks of at most so many bytes, about as long along one axis as along the others. */
    public static Chunks auto(long[] shape, DType dtype, long bytes) {
        long elements = Math.min(Integer.MAX_VALUE - 8, Math.max(1, bytes / dtype.bytes()));
        int[] chunk = new int[shape.length];
        Integer[] shortestFirst = new Integer[shape.length];
        Arrays.setAll(shortestFirst, axis -> axis);
        Arrays.sort(shortestFirst, (a, b) -> Long.compare(shape[a], shape[b]));
        int left = shape.length;
        for (int axis : shortestFirst) {
            long side = Math.max(1, (long) Math.floor(Math.pow((double) elements, 1.0 / left) * (1 + 1e-12)));
            chunk[axis] = (int) Math.max(1, Math.min(shape[axis], side));
            elements = Math.max(1, elements / chunk[axis]);
            left--;
        }
        return shape.length == 0 ? new Chunks(new int[0][]) : regular(shape, chunk);
    }

    /** Lengths of the whole array. */
    public long[] shape() {
        return shape.clone();
    }

    public int rank() {
        return shape.length;
    }

    /** Length of the whole array along an axis. */
    public long length(int axis) {
        return shape[axis];
    }

    /** Number of elements of the whole array. */
    public long size() {
        return Shapes.size(shape);
    }

    /** Number of chunks. */
    public int count() {
        return count;
    }

    /** Number of chunks along an axis. */
    public int count(int axis) {
        return lengths[axis].length;
    }

    /** Lengths of the chunks along an axis. */
    public int[] lengths(int axis) {
        return lengths[axis].clone();
    }

    /** All lengths, by axis. */
    public int[][] lengths() {
        int[][] copy = new int[lengths.length][];
        Arrays.setAll(copy, this::lengths);
        return copy;
    }

    /** Where a chunk begins along an axis; the chunk after the last begins at the axis's length. */
    public long start(int axis, int chunk) {
        return starts[axis][chunk];
    }

    /** The chunk of an axis that has this element. */
    public int chunkAt(int axis, long element) {
        int found = Arrays.binarySearch(starts[axis], element);
        int chunk = found >= 0 ? found : -found - 2;
        while (chunk < lengths[axis].length - 1 && lengths[axis][chunk] == 0) {
            chunk++;
        }
        return Math.min(chunk, lengths[axis].length - 1);
    }

    /** The place of a chunk along each axis. */
    public int[] place(int chunk) {
        int[] place = new int[shape.length];
        int rest = chunk;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            place[axis] = rest % lengths[axis].length;
            rest /= lengths[axis].length;
        }
        return place;
    }

    /** The number of the chunk at this place. */
    public int number(int... place) {
        int number = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            number = number * lengths[axis].length + place[axis];
        }
        return number;
    }

    /** Shape of one chunk. */
    public int[] chunkShape(int chunk) {
        int[] place = place(chunk);
        int[] one = new int[place.length];
        Arrays.setAll(one, axis -> lengths[axis][place[axis]]);
        return one;
    }

    /** What part of the array a chunk is. */
    public Region region(int chunk) {
        int[] place = place(chunk);
        long[] from = new long[place.length];
        Arrays.setAll(from, axis -> starts[axis][place[axis]]);
        return new Region(from, chunkShape(chunk), shape());
    }

    /** Elements of the largest chunk. */
    public long largest() {
        long size = 1;
        for (int[] axis : lengths) {
            size *= Arrays.stream(axis).max().orElse(0);
        }
        return size;
    }

    /** The same chunks, but others along one axis. */
    public Chunks with(int axis, int... other) {
        int[][] all = lengths();
        all[axis] = other;
        return of(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chunks that && Arrays.deepEquals(lengths, that.lengths);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(lengths);
    }

    /** The lengths by axis, such as {@code ((2, 2, 1), (4,))}; long lists are shortened. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("(");
        for (int axis = 0; axis < lengths.length; axis++) {
            int[] all = lengths[axis];
            String one = all.length <= 6
                    ? Shapes.text(all)
                    : "(" + all[0] + ", " + all[1] + ", …, " + all[all.length - 1] + ")×" + all.length;
            text.append(axis == 0 ? "" : ", ").append(one);
        }
        return text.append(lengths.length == 1 ? ",)" : ")").toString();
    }
}
