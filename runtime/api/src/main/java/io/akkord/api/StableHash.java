package io.akkord.api;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hash of values that is the same in every JVM, unlike {@link Object#hashCode}: by what a value is, not where it lies.
 * Whole numbers hash alike whatever their width, so that keys of joined data may be ints here and longs there; so do 0.0
 * and -0.0, and decimals of the same value. The functions never change: shuffled data may be stored.
 */
public final class StableHash {

    private static final long NULL = 0x6E756C6CL;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private StableHash() {}

    /**
     * The hash of null, a boolean, number, character, text, enum, UUID, time of {@code java.time}, array, list, optional or
     * entry of such.
     *
     * @throws IllegalArgumentException if it is of another type
     */
    public static long of(@Nullable Object value) {
        if (value == null) {
            return mix(NULL);
        }
        if (value instanceof CharSequence text) {
            return ofText(text);
        }
        if (value instanceof Number number) {
            return ofNumber(number);
        }
        if (value instanceof List<?> list) {
            return ofList(list);
        }
        return value.getClass().isArray() ? ofArray(value) : ofOther(value);
    }

    private static long ofNumber(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return mix(number.longValue() + GOLDEN);
        }
        if (number instanceof Double || number instanceof Float) {
            return mix(Double.doubleToLongBits(number.doubleValue() + 0.0));
        }
        if (number instanceof BigInteger whole) {
            return whole.bitLength() < Long.SIZE ? of(whole.longValue()) : ofText(whole.toString());
        }
        if (number instanceof BigDecimal decimal) {
            return ofText(decimal.stripTrailingZeros().toString());
        }
        throw refused(number);
    }

    private static long ofOther(Object value) {
        if (value instanceof Boolean || value instanceof Character || value instanceof TemporalAccessor) {
            return ofText(value.toString());
        }
        if (value instanceof Enum<?> constant) {
            return ofText(constant.name());
        }
        if (value instanceof UUID id) {
            return mix(mix(id.getMostSignificantBits()) ^ id.getLeastSignificantBits());
        }
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return next(of(entry.getKey()), of(entry.getValue()));
        }
        throw refused(value);
    }

    private static long ofText(CharSequence text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = next(hash, text.charAt(i));
        }
        return mix(hash);
    }

    private static long ofList(List<?> list) {
        long hash = list.size();
        for (Object element : list) {
            hash = next(hash, of(element));
        }
        return mix(hash);
    }

    private static long ofArray(Object array) {
        int length = Array.getLength(array);
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = next(hash, of(Array.get(array, i)));
        }
        return mix(hash);
    }

    private static IllegalArgumentException refused(Object value) {
        return new IllegalArgumentException("a key of type " + value.getClass().getName()
                + " has no hash that is the same in every JVM; give a text, a number or a list of such");
    }

    /** The draw of a row from a seed: 64 bits, uniform. */
    public static long draw(long seed, long row) {
        return mix(mix(seed + GOLDEN) + row * GOLDEN);
    }

    /** Takes 64 bits to a number from 0 to {@code count - 1}, all of them equally often. */
    public static int spread(long hash, int count) {
        return (int) (((hash >>> 32) * count) >>> 32);
    }

    private static long next(long hash, long more) {
        return (Long.rotateLeft(hash, 5) ^ more) * GOLDEN;
    }

    /** Mixes 64 bits; the finalizer of MurmurHash3. */
    public static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
