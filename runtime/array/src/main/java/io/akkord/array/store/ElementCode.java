package io.akkord.array.store;

import io.akkord.array.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How files encode elements: a kind and a width in NumPy's letters. Whole numbers narrower than 32 bits are read as int,
 * unsigned ones as the next wider type.
 *
 * @param kind {@code b} boolean, {@code i} whole, {@code u} whole and not negative, {@code f} with fractions
 * @param width bytes of an element
 */
record ElementCode(char kind, int width, boolean littleEndian) {

    /**
     * Reads NumPy's form, such as {@code <f8} or {@code |b1}.
     *
     * @throws IllegalArgumentException if there is no type here for it
     */
    static ElementCode parse(String text) {
        String known = text.length() >= 3 && "<>|=".indexOf(text.charAt(0)) >= 0 ? text.substring(1) : "";
        return switch (known) {
            case "b1", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "f4", "f8" -> new ElementCode(
                    known.charAt(0), known.charAt(1) - '0', text.charAt(0) != '>');
            default -> throw new IllegalArgumentException("elements of type \"" + text
                    + "\" have no equivalent here; use bool, int8 to int64, uint8 to uint32, float32 or float64");
        };
    }

    static ElementCode of(DType type) {
        return switch (type) {
            case BOOLEAN -> new ElementCode('b', 1, true);
            case INT -> new ElementCode('i', 4, true);
            case LONG -> new ElementCode('i', 8, true);
            case FLOAT -> new ElementCode('f', 4, true);
            case DOUBLE -> new ElementCode('f', 8, true);
        };
    }

    DType type() {
        return switch (kind) {
            case 'b' -> DType.BOOLEAN;
            case 'f' -> width == 4 ? DType.FLOAT : DType.DOUBLE;
            case 'u' -> width == 4 ? DType.LONG : DType.INT;
            default -> width == 8 ? DType.LONG : DType.INT;
        };
    }

    @Override
    public String toString() {
        return (width == 1 ? "|" : littleEndian ? "<" : ">") + kind + width;
    }

    private ByteOrder order() {
        return littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /** Reads so many elements into an array of {@link #type}. */
    void read(ByteBuffer bytes, Object to, int at, int n) {
        ByteBuffer from = bytes.slice().order(order());
        if (to instanceof double[] values) {
            from.asDoubleBuffer().get(values, at, n);
        } else if (to instanceof float[] values) {
            from.asFloatBuffer().get(values, at, n);
        } else if (kind == 'i' && width == 8) {
            from.asLongBuffer().get((long[]) to, at, n);
        } else if (kind == 'i' && width == 4) {
            from.asIntBuffer().get((int[]) to, at, n);
        } else {
            for (int i = 0; i < n; i++) {
                narrow(from, i, to, at + i);
            }
        }
    }

    private void narrow(ByteBuffer from, int i, Object to, int at) {
        if (to instanceof boolean[] values) {
            values[at] = from.get(i) != 0;
        } else if (to instanceof long[] values) {
            values[at] = Integer.toUnsignedLong(from.getInt(4 * i));
        } else {
            int value = width == 1 ? from.get(i) : from.getShort(2 * i);
            ((int[]) to)[at] = kind == 'u' ? value & (width == 1 ? 0xFF : 0xFFFF) : value;
        }
    }

    /** The elements as bytes. */
    ByteBuffer write(Object from, int at, int n) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(n, width)).order(order());
        if (from instanceof double[] values) {
            bytes.asDoubleBuffer().put(values, at, n);
        } else if (from instanceof float[] values) {
            bytes.asFloatBuffer().put(values, at, n);
        } else if (from instanceof long[] values) {
            bytes.asLongBuffer().put(values, at, n);
        } else if (from instanceof int[] values) {
            bytes.asIntBuffer().put(values, at, n);
        } else {
            boolean[] values = (boolean[]) from;
            for (int i = 0; i < n; i++) {
                bytes.put(i, (byte) (values[at + i] ? 1 : 0));
            }
        }
        return bytes;
    }
}
