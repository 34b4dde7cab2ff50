package io.akkord.array.tile;

/** Arithmetic as Python and NumPy define it, where Java differs. */
final class WholeMath {

    private WholeMath() {}

    /** 0 for a divisor of 0, as NumPy gives it. */
    static long floorDivide(long a, long b) {
        return b == 0 ? 0 : Math.floorDiv(a, b);
    }

    /** With the sign of the divisor; 0 for a divisor of 0. */
    static long mod(long a, long b) {
        return b == 0 ? 0 : Math.floorMod(a, b);
    }

    static long power(long base, long exponent) {
        if (exponent < 0) {
            throw new IllegalArgumentException(
                    "integers to negative integer powers are not allowed: " + base + " to " + exponent);
        }
        long result = 1;
        long square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    static long shiftLeft(long a, long by) {
        return by < 0 || by > 63 ? 0 : a << by;
    }

    static long shiftRight(long a, long by) {
        return a >> (by < 0 || by > 63 ? 63 : by);
    }

    /** The remainder with the sign of the divisor. */
    static double mod(double a, double b) {
        double mod = a % b;
        if (mod == 0) {
            return Math.copySign(0, b);
        }
        return (mod < 0) != (b < 0) ? mod + b : mod;
    }

    /** The largest whole number not above the quotient. */
    static double floorDivide(double a, double b) {
        if (b == 0) {
            return a / b;
        }
        double mod = a % b;
        double quotient = (a - mod) / b;
        if (mod != 0 && (b < 0) != (mod < 0)) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0, a / b);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    static double log2(double x) {
        double exact = Math.getExponent(x);
        return x > 0 && x == Math.scalb(1.0, (int) exact) ? exact : Math.log(x) / Math.log(2);
    }
}
