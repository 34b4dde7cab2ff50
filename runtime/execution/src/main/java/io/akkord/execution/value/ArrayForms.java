package io.akkord.execution.value;

/** Arrays of primitives: their length, then the elements as they lie in memory, little-endian. */
final class ArrayForms {

    private ArrayForms() {}

    static void addTo(Forms.Table table) {
        addWhole(table);
        table.add(
                Tags.FLOATS,
                float[].class,
                (out, value) -> {
                    out.unsigned(value.length);
                    out.elements(value.length, Float.BYTES, (to, from, count) -> to.asFloatBuffer()
                            .put(value, from, count));
                },
                in -> {
                    float[] value = new float[in.length(Float.BYTES)];
                    in.elements(value.length, Float.BYTES, (from, at, count) -> from.asFloatBuffer()
                            .get(value, at, count));
                    return value;
                });
        table.add(
                Tags.DOUBLES,
                double[].class,
                (out, value) -> {
                    out.unsigned(value.length);
                    out.elements(value.length, Double.BYTES, (to, from, count) -> to.asDoubleBuffer()
                            .put(value, from, count));
                },
                in -> {
                    double[] value = new double[in.length(Double.BYTES)];
                    in.elements(value.length, Double.BYTES, (from, at, count) -> from.asDoubleBuffer()
                            .get(value, at, count));
                    return value;
                });
        table.add(Tags.BOOLEANS, boolean[].class, ArrayForms::writeBooleans, ArrayForms::readBooleans);
    }

    private static void addWhole(Forms.Table table) {
        table.add(
                Tags.BYTES,
                byte[].class,
                (out, value) -> {
                    out.unsigned(value.length);
                    out.raw(value);
                },
                ValueReader::bytes);
        table.add(
                Tags.SHORTS,
                short[].class,
                (out, value) -> {
                    out.unsigned(value.length);
                    out.elements(value.length, Short.BYTES, (to, from, count) -> to.asShortBuffer()
                            .put(value, from, count));
                },
                in -> {
                    short[] value = new short[in.length(Short.BYTES)];
                    in.elements(value.length, Short.BYTES, (from, at, count) -> from.asShortBuffer()
                            .get(value, at, count));
                    return value;
                });
        table.add(
                Tags.CHARS,
                char[].class,
                (out, value) -> {
                    out.unsigned(value.length);
                    out.elements(value.length, Character.BYTES, (to, from, count) -> to.asCharBuffer()
                            .put(value, from, count));
                },
                in -> {
                    char[] value = new char[in.length(Character.BYTES)];
                    in.elements(value.length, Character.BYTES, (from, at, count) -> from.asCharBuffer()
                            .get(value, at, count));
                    return value;
                });
        table.add(
                Tags.INTS,
                int[].class,
                (out, value) -> {
                    out.unsigned(value.length);
                    out.elements(value.length, Integer.BYTES, (to, from, count) -> to.asIntBuffer()
                            .put(value, from, count));
                },
                in -> {
                    int[] value = new int[in.length(Integer.BYTES)];
                    in.elements(value.length, Integer.BYTES, (from, at, count) -> from.asIntBuffer()
                            .get(value, at, count));
                    return value;
                });
        table.add(
                Tags.LONGS,
                long[].class,
                (out, value) -> {
                    out.unsigned(value.length);
                    out.elements(value.length, Long.BYTES, (to, from, count) -> to.asLongBuffer()
                            .put(value, from, count));
                },
                in -> {
                    long[] value = new long[in.length(Long.BYTES)];
                    in.elements(value.length, Long.BYTES, (from, at, count) -> from.asLongBuffer()
                            .get(value, at, count));
                    return value;
                });
    }

    private static void writeBooleans(ValueWriter out, boolean[] value) {
        out.unsigned(value.length);
        out.elements(value.length, 1, (to, from, count) -> {
            for (int i = from; i < from + count; i++) {
                to.put((byte) (value[i] ? 1 : 0));
            }
        });
    }

    private static boolean[] readBooleans(ValueReader in) {
        boolean[] value = new boolean[in.length(1)];
        in.elements(value.length, 1, (from, at, count) -> {
            for (int i = at; i < at + count; i++) {
                value[i] = from.get() != 0;
            }
        });
        return value;
    }
}
