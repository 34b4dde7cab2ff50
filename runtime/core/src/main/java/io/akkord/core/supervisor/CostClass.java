package io.akkord.core.supervisor;

/**
 * Times or sizes in one byte, as floating-point numbers of five bits of exponent and three of mantissa: exact below 16,
 * then within an eighth, up to about 1.6e10: four and a half hours in microseconds, or 15 GiB. So what a task was counted with when it was
 * dispatched costs one byte to remember, and is taken off again exactly.
 */
final class CostClass {

    private static final int MANTISSA = 3;
    private static final int LARGEST = 255;

    private CostClass() {}

    /** The class of a value; larger ones are of the last class, negative ones of the first. */
    static byte of(long value) {
        if (value < 1 << MANTISSA) {
            return (byte) Math.max(0, value);
        }
        int shift = 63 - Long.numberOfLeadingZeros(value) - MANTISSA;
        long number = ((long) (shift + 1) << MANTISSA) + ((value >> shift) & ((1 << MANTISSA) - 1));
        return (byte) Math.min(number, LARGEST);
    }

    /** The value that a class stands for: the smallest of it. */
    static long value(byte costClass) {
        int number = costClass & 0xFF;
        int shift = (number >> MANTISSA) - 1;
        long mantissa = number & ((1 << MANTISSA) - 1);
        return shift < 0 ? mantissa : (mantissa + (1 << MANTISSA)) << shift;
    }
}
