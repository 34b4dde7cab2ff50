package io.akkord.execution.value;

/** Enum constants: their class and their name. */
final class EnumForm {

    private EnumForm() {}

    static Form of(Class<?> constantClass) {
        Class<?> type = constantClass.isEnum() ? constantClass : constantClass.getSuperclass();
        byte[] described = TypeNames.describe(type);
        return (out, value) -> {
            out.oneByte(Tags.ENUM);
            out.type(type, described);
            out.text(((Enum<?>) value).name());
        };
    }

    static Object read(ValueReader in) {
        Class<?> type = in.type();
        String name = in.text();
        Object[] constants = type.getEnumConstants();
        if (constants == null) {
            throw in.damaged(type.getName() + " is not an enum here");
        }
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new UndecodableException(
                "enum " + type.getName() + " has no constant " + name + " on this node; use the same jar on all nodes");
    }
}
