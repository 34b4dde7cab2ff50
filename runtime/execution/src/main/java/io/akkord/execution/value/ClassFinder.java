package io.akkord.execution.value;

import io.akkord.execution.allow.AllowList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Classes by name, for values: those the allow-list names and a fixed list of the JDK's. A class is loaded only when
 * its name is allowed, and not initialised before a value of it is made. Safe for use by several threads.
 */
final class ClassFinder {

    /** Enums, and classes that arrays of values are declared with. */
    private static final Set<String> JDK = Set.of(
            "java.lang.Object",
            "java.lang.Number",
            "java.lang.Comparable",
            "java.lang.CharSequence",
            "java.lang.Iterable",
            "java.lang.Record",
            "java.lang.Enum",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Character",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.String",
            "java.io.Serializable",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "java.math.RoundingMode",
            "java.net.URI",
            "java.time.DayOfWeek",
            "java.time.Duration",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.Month",
            "java.time.MonthDay",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.Period",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.ZoneId",
            "java.time.ZoneOffset",
            "java.time.ZonedDateTime",
            "java.time.temporal.ChronoUnit",
            "java.util.ArrayList",
            "java.util.BitSet",
            "java.util.Collection",
            "java.util.Date",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.List",
            "java.util.Locale",
            "java.util.Map",
            "java.util.Map$Entry",
            "java.util.Optional",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.Set",
            "java.util.SortedMap",
            "java.util.SortedSet",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.UUID",
            "java.util.concurrent.TimeUnit");

    private final AllowList allowed;
    private final ClassLoader loader;
    private final Map<String, Class<?>> found = new ConcurrentHashMap<>();

    ClassFinder(AllowList allowed, ClassLoader loader) {
        this.allowed = allowed;
        this.loader = loader;
    }

    /**
     * The class of this name; for an array, the name is as {@link Class#getName} gives it.
     *
     * @throws io.akkord.execution.allow.NotAllowedException if it is not listed
     * @throws UndecodableException if this node does not have it
     */
    Class<?> find(String name) {
        Class<?> known = found.get(name);
        if (known != null) {
            return known;
        }
        requireAllowed(name);
        try {
            Class<?> type = Class.forName(name, false, loader);
            found.put(name, type);
            return type;
        } catch (ClassNotFoundException | LinkageError e) {
            throw new UndecodableException(
                    "class " + name + " of a value is not on this node: " + e
                            + ". Maybe put its jar on the class path of every worker (akkord node --classpath)",
                    e);
        }
    }

    private void requireAllowed(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        String element = name.substring(dimensions);
        if (dimensions > 0) {
            if (element.length() == 1) {
                return;
            }
            if (element.length() > 2 && element.startsWith("L") && element.endsWith(";")) {
                element = element.substring(1, element.length() - 1);
            }
        }
        if (!JDK.contains(element)) {
            allowed.requireValue(element);
        }
    }
}
