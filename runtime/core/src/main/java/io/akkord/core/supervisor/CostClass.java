package io.akkord.core.supervisor;

/**
 * Times in one byte, as floating-point numbers of five bits of exponent and three of mantissa: exact below 16
 * microseconds, then within an eighth, up to four and a half hours. So what a task was counted with when it was
 * dispatched costs one byte to remember, and is taken off again exactly.
 */
final class CostClass {

    private static final int MANTISSA = 3;
    private static final int LARGEST = 255;

    private CostClass() {}

    /** The class of a time in microseconds; longer ones are of the last class. */
    static byte of(long micros) {
        if (micros < 1 << MANTISSA) {
            return (byte) Math.max(0, micros);
        }
        int shift = 63 - Long.numberOfLeadingZeros(micros) - MANTISSA;
        long number = ((long) (shift + 1) << MANTISSA) + ((micros >> shift) & ((1 << MANTISSA) - 1));
        return (byte) Math.min(number, LARGEST);
    }

    /** The time that a class stands for: the smallest of it. */
    static long micros(byte costClass) {
        int number = costClass & 0xFF;
        int shift = (number >> MANTISSA) - 1;
        long mantissa = number & ((1 << MANTISSA) - 1);
        return shift < 0 ? mantissa : (mantissa + (1 << MANTISSA)) << shift;
    }
}
