package io.akkord.execution.allow;

import java.util.Set;

/**
 * Public methods of the JDK's numbers and strings, which every node runs: they compute, and reach nothing outside. The
 * few of these classes that read system properties are left out.
 */
final class Arithmetic {

    private static final Set<String> CLASSES = Set.of(
            "java.lang.Math",
            "java.lang.StrictMath",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.String",
            "java.math.BigInteger",
            "java.math.BigDecimal");

    private static final Set<String> READ_PROPERTIES = Set.of("getInteger", "getLong", "getBoolean");

    private Arithmetic() {}

    static boolean hasClass(String className) {
        return CLASSES.contains(className);
    }

    static boolean hasMethod(String className, String method) {
        return hasClass(className) && !READ_PROPERTIES.contains(method);
    }
}
