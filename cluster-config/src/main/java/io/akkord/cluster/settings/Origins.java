package io.akkord.cluster.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;

/** Where a value was written, as a message names it: {@code my.conf:12}. */
final class Origins {

    /** A command line option, to which HOCON adds a line number that means nothing. */
    private static final String OPTION = "^(--.*): \\d+$";

    private Origins() {}

    static String of(Config config, String path) {
        return config.hasPathOrNull(path) && !config.getIsNull(path) ? of(config.getValue(path)) : "no file";
    }

    static String of(ConfigValue value) {
        ConfigOrigin origin = value.origin();
        String file = origin.resource() != null ? origin.resource() : origin.filename();
        if (file == null) {
            return origin.description().replaceFirst(OPTION, "$1");
        }
        return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
    }

    /** Whether the value is a default that a library ships. */
    static boolean isReference(ConfigValue value) {
        ConfigOrigin origin = value.origin();
        String source = origin.resource() != null ? origin.resource() : origin.description();
        return source.startsWith("reference.conf") || source.startsWith("version.conf");
    }
}
