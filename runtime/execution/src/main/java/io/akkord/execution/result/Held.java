package io.akkord.execution.result;

import org.jspecify.annotations.Nullable;

/**
 * One result that the worker holds: its value, or its encoded bytes, or only the file that it was spilled to. The lock is
 * held for a few instructions only; files are read and written outside it, so a release never waits for a disk.
 */
final class Held {

    /** What a result looked like at one moment. */
    record View(@Nullable Stored value, byte @Nullable [] encoded, @Nullable SpillFile file) {

        boolean isInMemory() {
            return value != null || encoded != null;
        }
    }

    private final MemoryAccount account;
    private final long size;
    private @Nullable Stored value;
    private byte @Nullable [] encoded;
    private @Nullable SpillFile file;
    private boolean released;
    private volatile long usedNanos = System.nanoTime();

    private Held(MemoryAccount account, long size, @Nullable Stored value, byte @Nullable [] encoded) {
        this.account = account;
        this.size = size;
        this.value = value;
        this.encoded = encoded;
    }

    static Held ofValue(MemoryAccount account, Stored value, long size) {
        return new Held(account, size, value, null).enter();
    }

    static Held ofBytes(MemoryAccount account, byte[] encoded) {
        return new Held(account, encoded.length, null, encoded).enter();
    }

    private synchronized Held enter() {
        account.enteredMemory(this);
        return this;
    }

    /** Bytes of the encoded result. */
    long size() {
        return size;
    }

    void touch() {
        usedNanos = System.nanoTime();
    }

    /** What is gained by spilling it: large ones first, and those unused for long. */
    double weight(long nowNanos) {
        return (double) size * Math.max(1, nowNanos - usedNanos);
    }

    synchronized View view() {
        return new View(value, encoded, file);
    }

    /** Keeps the decoded value, in place of the bytes if they are in memory. */
    synchronized void decoded(Stored decoded) {
        if (released || value != null) {
            return;
        }
        if (encoded == null) {
            account.enteredMemory(this);
        }
        value = decoded;
        encoded = null;
    }

    /** Keeps only the file; false if nothing is in memory any more, and a new file is then of no use. */
    synchronized boolean spilled(SpillFile written) {
        if (released || !view().isInMemory()) {
            return false;
        }
        account.leftMemory(this);
        if (file == null) {
            account.enteredDisk(written.digest().size());
        }
        file = written;
        value = null;
        encoded = null;
        return true;
    }

    /** Gives everything up; a second time it does nothing. */
    synchronized void release() {
        if (released) {
            return;
        }
        released = true;
        if (view().isInMemory()) {
            account.leftMemory(this);
        }
        if (file != null) {
            account.leftDisk(file.digest().size());
            file.delete();
        }
        value = null;
        encoded = null;
        file = null;
    }
}
