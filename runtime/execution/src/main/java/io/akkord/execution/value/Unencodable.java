package io.akkord.execution.value;

/** Travels from the offending value up to the root and gathers the path on the way; has no stack trace. */
final class Unencodable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_PATH = 200;

    private final String reason;
    private String path = "";

    Unencodable(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Says that the offending value stands below a step such as {@code .name} or {@code [3]}. */
    Unencodable below(String step) {
        if (path.length() < MAX_PATH) {
            path = step + path;
        } else if (!path.startsWith("…")) {
            path = "…" + path;
        }
        return this;
    }

    /** The whole sentence, when {@code root} is where the encoded value itself stands. */
    String sentence(String root) {
        return root + path + ": " + reason;
    }
}
