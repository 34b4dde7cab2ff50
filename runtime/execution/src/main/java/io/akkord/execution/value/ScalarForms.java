package io.akkord.execution.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;

/** Numbers, booleans, strings and other single values of the JDK. */
final class ScalarForms {

    private ScalarForms() {}

    static void addTo(Forms.Table table) {
        addNumbers(table);
        addTexts(table);
        table.add(Boolean.class, (out, value) -> out.oneByte(value ? Tags.TRUE : Tags.FALSE));
        table.add(Tags.FALSE, in -> false);
        table.add(Tags.TRUE, in -> true);
        table.add(
                Tags.BIT_SET,
                BitSet.class,
                (out, value) -> writeBytes(out, value.toByteArray()),
                in -> BitSet.valueOf(in.bytes()));
        addDate(table);
        table.add(
                Tags.UUID,
                UUID.class,
                (out, value) -> {
                    out.fixedLong(value.getMostSignificantBits());
                    out.fixedLong(value.getLeastSignificantBits());
                },
                in -> new UUID(in.fixedLong(), in.fixedLong()));
    }

    private static void addNumbers(Forms.Table table) {
        table.add(Tags.BYTE, Byte.class, (out, value) -> out.oneByte(value), in -> (byte) in.oneByte());
        table.add(Tags.SHORT, Short.class, (out, value) -> out.signed(value), in ->
                (short) in.signed(Short.MIN_VALUE, Short.MAX_VALUE));
        table.add(Tags.CHAR, Character.class, (out, value) -> out.signed(value), in ->
                (char) in.signed(Character.MIN_VALUE, Character.MAX_VALUE));
        table.add(Tags.INT, Integer.class, (out, value) -> out.signed(value), ValueReader::signedInt);
        table.add(Tags.LONG, Long.class, (out, value) -> out.signed(value), ValueReader::signed);
        table.add(
                Tags.FLOAT,
                Float.class,
                (out, value) -> out.fixedInt(Float.floatToIntBits(value)),
                in -> Float.intBitsToFloat(in.fixedInt()));
        table.add(
                Tags.DOUBLE,
                Double.class,
                (out, value) -> out.fixedLong(Double.doubleToLongBits(value)),
                in -> Double.longBitsToDouble(in.fixedLong()));
        table.add(
                Tags.BIG_INTEGER,
                BigInteger.class,
                (out, value) -> writeBytes(out, value.toByteArray()),
                in -> new BigInteger(in.bytes()));
        table.add(
                Tags.BIG_DECIMAL,
                BigDecimal.class,
                (out, value) -> {
                    out.signed(value.scale());
                    writeBytes(out, value.unscaledValue().toByteArray());
                },
                ScalarForms::readDecimal);
    }

    @SuppressWarnings("JavaUtilDate") // users have it in their values
    private static void addDate(Forms.Table table) {
        table.add(Tags.DATE, Date.class, (out, value) -> out.signed(value.getTime()), in -> new Date(in.signed()));
    }

    private static void addTexts(Forms.Table table) {
        table.add(String.class, ScalarForms::writeString);
        table.add(Tags.STRING, ValueReader::text);
        table.add(Tags.STRING_CHARS, in -> {
            char[] chars = new char[in.length(Character.BYTES)];
            in.elements(chars.length, Character.BYTES, (from, at, count) -> from.asCharBuffer()
                    .get(chars, at, count));
            return new String(chars);
        });
        table.add(
                Tags.URI,
                URI.class,
                (out, value) -> writeString(out, value.toString()),
                in -> URI.create(String.valueOf(in.value())));
        table.add(
                Tags.LOCALE,
                Locale.class,
                (out, value) -> out.text(value.toLanguageTag()),
                in -> Locale.forLanguageTag(in.text()));
    }

    private static void writeBytes(ValueWriter out, byte[] bytes) {
        out.unsigned(bytes.length);
        out.raw(bytes);
    }

    private static BigDecimal readDecimal(ValueReader in) {
        int scale = in.signedInt();
        return new BigDecimal(new BigInteger(in.bytes()), scale);
    }

    static void writeString(ValueWriter out, String value) {
        if (hasLoneSurrogate(value)) {
            out.oneByte(Tags.STRING_CHARS);
            out.unsigned(value.length());
            out.elements(value.length(), Character.BYTES, (ByteBuffer to, int from, int count) -> to.asCharBuffer()
                    .put(value, from, from + count));
        } else {
            out.oneByte(Tags.STRING);
            out.text(value);
        }
    }

    private static boolean hasLoneSurrogate(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
