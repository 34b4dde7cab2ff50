package io.akkord.cluster.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Objects;

/** The comments and default values of {@code reference.conf}, the one place where both are written. */
final class ReferenceComments {

    private static final String ALLOWED = " Allowed: ";

    private final ConfigObject raw;
    private final Config resolved;

    /** @param reference the parsed and unresolved {@code reference.conf} */
    ReferenceComments(Config reference) {
        this.raw = reference.root();
        this.resolved = ConfigFactory.empty().withFallback(reference).resolve(ConfigResolveOptions.noSystem());
    }

    /** What a key or section means, on one line, without the allowed values. */
    String meaning(String path) {
        String comment = comment(path);
        int allowed = (" " + comment).indexOf(ALLOWED);
        return allowed < 0
                ? comment
                : comment.substring(0, Math.max(0, allowed - 1)).trim();
    }

    /** The allowed values as the comment gives them; empty if it does not. */
    String allowed(String path) {
        String comment = " " + comment(path);
        int allowed = comment.indexOf(ALLOWED);
        return allowed < 0 ? "" : comment.substring(allowed + ALLOWED.length()).replaceFirst("\\.$", "");
    }

    /** The default as it is written in HOCON. */
    String defaultOf(String path) {
        ConfigValue value = resolved.getValue(path);
        return switch (value.valueType()) {
            case BOOLEAN -> value.unwrapped().equals(true) ? "on" : "off";
            case STRING -> value.unwrapped().toString();
            default -> value.render().strip();
        };
    }

    private String comment(String path) {
        List<String> lines = value(path).origin().comments();
        return String.join(" ", lines.stream().map(String::trim).toList());
    }

    private ConfigValue value(String path) {
        ConfigValue at = raw;
        for (String name : path.split("\\.")) {
            at = Objects.requireNonNull(((ConfigObject) at).get(name), path);
        }
        return at;
    }
}
