package io.akkord.core.simulation;

import java.io.ByteArrayOutputStream;

/** Bytes one after the other. */
final class PackedBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(byte[] more) {
        bytes.writeBytes(more);
    }

    int size() {
        return bytes.size();
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }
}
