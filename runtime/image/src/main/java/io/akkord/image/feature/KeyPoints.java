package io.akkord.image.feature;

/**
 * Places that are found again in other views, with a description each, by ORB (Rublee and others 2011). Column-wise: place
 * {@code i} of each array is about key point {@code i}.
 *
 * @param x column, in pixels
 * @param y row, in pixels
 * @param sizes diameter of what was looked at, in pixels
 * @param angles orientation, in degrees
 * @param strengths how clear a corner it is
 * @param descriptors 32 bytes each, to be compared by the number of bits in which they differ
 */
public record KeyPoints(float[] x, float[] y, float[] sizes, float[] angles, float[] strengths, byte[] descriptors) {

    /** Bytes of one description. */
    public static final int DESCRIPTOR_BYTES = 32;

    public int count() {
        return x.length;
    }

    /** Bits in which the descriptions of two key points differ, 0 to 256. */
    public int distance(int point, KeyPoints others, int other) {
        int bits = 0;
        for (int i = 0; i < DESCRIPTOR_BYTES; i++) {
            int mine = descriptors[point * DESCRIPTOR_BYTES + i];
            bits += Integer.bitCount((mine ^ others.descriptors[other * DESCRIPTOR_BYTES + i]) & 0xff);
        }
        return bits;
    }

    @Override
    public String toString() {
        return "KeyPoints[" + count() + "]";
    }
}
