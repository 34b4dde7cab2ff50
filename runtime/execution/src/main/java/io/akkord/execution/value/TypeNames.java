package io.akkord.execution.value;

/** How a class is named in an encoded value: the name, and for a record a number that changes with its components. */
final class TypeNames {

    private TypeNames() {}

    static byte[] describe(Class<?> type) {
        ValueWriter out = ValueWriter.keeping(Integer.MAX_VALUE);
        out.text(type.getName());
        out.fixedInt(shape(type));
        return out.toBytes();
    }

    private static int shape(Class<?> type) {
        return type.isRecord() ? RecordForm.of(type).shape() : 0;
    }

    /** Throws {@link UndecodableException} if the class has another shape here than where the value was encoded. */
    static void requireShape(Class<?> type, int encoded) {
        if (shape(type) != encoded) {
            throw new UndecodableException("record " + type.getName() + " has other components on this node than where"
                    + " the value was encoded; use the same jar on all nodes");
        }
    }
}
