package io.akkord.array;

import java.util.Locale;

/** The element types of arrays, from the narrowest to the widest, with NumPy's rules for mixing them. */
public enum DType {
    /** NumPy's bool. */
    BOOLEAN(1),
    /** NumPy's int32; wraps around. */
    INT(4),
    /** NumPy's int64; wraps around. */
    LONG(8),
    /** NumPy's float32. */
    FLOAT(4),
    /** NumPy's float64. */
    DOUBLE(8);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** Whether it is FLOAT or DOUBLE. */
    public boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** The type of results of operations on both, as {@code numpy.promote_types} gives it. */
    public static DType promote(DType a, DType b) {
        DType wide = a.compareTo(b) >= 0 ? a : b;
        DType narrow = wide == a ? b : a;
        return wide == FLOAT && (narrow == INT || narrow == LONG) ? DOUBLE : wide;
    }

    /** This type, or DOUBLE if it is none with fractions. */
    public DType floating() {
        return isFloating() ? this : DOUBLE;
    }

    /** A new array of so many zeros. */
    public Object allocate(int length) {
        return switch (this) {
            case BOOLEAN -> new boolean[length];
            case INT -> new int[length];
            case LONG -> new long[length];
            case FLOAT -> new float[length];
            case DOUBLE -> new double[length];
        };
    }

    /**
     * The type of the elements of an array of primitives.
     *
     * @throws IllegalArgumentException if there is none for it
     */
    public static DType of(Object data) {
        if (data instanceof double[]) {
            return DOUBLE;
        }
        if (data instanceof float[]) {
            return FLOAT;
        }
        if (data instanceof long[]) {
            return LONG;
        }
        if (data instanceof int[]) {
            return INT;
        }
        if (data instanceof boolean[]) {
            return BOOLEAN;
        }
        throw new IllegalArgumentException("elements cannot be "
                + data.getClass().getSimpleName() + "; give double[], float[], long[], int[]" + " or boolean[]");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
