package io.akkord.persistence.schema;

import java.nio.charset.StandardCharsets;

/**
 * One event as the journal holds it, without its envelope. The array is not copied: treat it as immutable.
 *
 * @param type name of the event's type, 1 to {@value #MAX_TYPE_LENGTH} ASCII characters
 * @param version version of that type's fields, 1 to {@value #MAX_VERSION}
 * @param bytes the fields
 */
public record StoredBody(String type, int version, byte[] bytes) {

    public static final int MAX_TYPE_LENGTH = 100;
    public static final int MAX_VERSION = 0xFFFF;

    public StoredBody {
        if (type.isEmpty()
                || type.length() > MAX_TYPE_LENGTH
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(type)) {
            throw new IllegalArgumentException(
                    "the event type is \"" + type + "\"; use 1 to " + MAX_TYPE_LENGTH + " ASCII characters");
        }
        if (version < 1 || version > MAX_VERSION) {
            throw new IllegalArgumentException("the version is " + version + "; use 1 to " + MAX_VERSION);
        }
    }
}
