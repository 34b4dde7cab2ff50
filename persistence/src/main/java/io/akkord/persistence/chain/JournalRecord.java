package io.akkord.persistence.chain;

import java.util.Arrays;

/**
 * What Akka persists for one event: the stored bytes, exactly. Checksums and hashes are over these bytes, so nothing on
 * the way to or from the store may touch them. The array is not copied: treat it as immutable.
 */
public final class JournalRecord {

    private final byte[] bytes;

    public JournalRecord(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalRecord record && Arrays.equals(bytes, record.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "JournalRecord(" + bytes.length + " bytes)";
    }
}
