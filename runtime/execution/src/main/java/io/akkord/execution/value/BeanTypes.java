package io.akkord.execution.value;

import com.fasterxml.jackson.databind.JavaType;
import java.util.Optional;
import java.util.Set;

/** Which types may stand as fields in a class that Jackson writes. */
final class BeanTypes {

    private static final Set<String> JDK = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Character",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.String",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "java.net.URI",
            "java.util.Date",
            "java.util.Locale",
            "java.util.Optional",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.UUID",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong");

    private BeanTypes() {}

    /** Why fields of the type cannot travel; empty if they can. */
    static Optional<String> refusal(Class<?> type) {
        if (type.isPrimitive()
                || Enum.class.isAssignableFrom(type)
                || JDK.contains(type.getName())
                || type.getName().startsWith("java.time.")) {
            return Optional.empty();
        }
        return Refusals.reason(type);
    }

    /** Whether the declared type leaves open what the values are, so that they could not be read back. */
    static boolean isOpen(JavaType type) {
        if (type.isJavaLangObject()) {
            return true;
        }
        for (int i = 0; i < type.containedTypeCount(); i++) {
            if (isOpen(type.containedType(i))) {
                return true;
            }
        }
        return type.getContentType() != null && isOpen(type.getContentType());
    }

    static String openReason(JavaType type) {
        return type.toCanonical() + Cbor.CANNOT + " as a field, because it leaves open what the values are; declare"
                + " their type, or make the class a record";
    }
}
