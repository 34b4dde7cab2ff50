package io.akkord.cluster.settings;

import java.time.Duration;
import java.util.List;

/** One key of {@code akkord { }}: where it stands and which values it takes. */
public sealed interface Setting {

    /** The whole path, {@code akkord} included. */
    String path();

    /** The allowed values, as messages and the documentation give them. */
    String allowed();

    /** A duration. */
    record Time(String path, Duration low, Duration high) implements Setting {
        @Override
        public String allowed() {
            return Units.show(low) + " to " + Units.show(high);
        }
    }

    /** A whole number. */
    record Count(String path, int low, int high) implements Setting {
        @Override
        public String allowed() {
            return Units.show(low) + " to " + Units.show(high);
        }
    }

    /**
     * A number of bytes.
     *
     * @param zeroToo whether 0 has a meaning of its own, outside the range
     */
    record Size(String path, long low, long high, boolean zeroToo) implements Setting {
        @Override
        public String allowed() {
            return (zeroToo ? "0 B, or " : "") + Units.showBytes(low) + " to " + Units.showBytes(high);
        }
    }

    /** On or off. */
    record Switch(String path) implements Setting {
        @Override
        public String allowed() {
            return "on, off";
        }
    }

    /** A text. */
    record Text(String path, String allowed) implements Setting {}

    /** A text, or none, that no message shows. */
    record Secret(String path) implements Setting {
        @Override
        public String allowed() {
            return "a text, or nothing";
        }
    }

    /** A list of texts, or one text with commas. */
    record Texts(String path, String allowed) implements Setting {}

    /** A word out of a few. */
    record Choice(String path, List<String> choices) implements Setting {
        @Override
        public String allowed() {
            return String.join(", ", choices);
        }
    }

    /** Names of the user's, each with a whole number. */
    record Counts(String path, int low, int high) implements Setting {
        @Override
        public String allowed() {
            return "any names, each " + Units.show(low) + " to " + Units.show(high);
        }
    }
}
