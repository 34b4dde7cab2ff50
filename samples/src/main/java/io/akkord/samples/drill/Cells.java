package io.akkord.samples.drill;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The values of the drill: SHA-256 over all that came before, so that one wrong byte anywhere changes the end. A quarter
 * of the values, by chance, are blown up to 2 KiB: too large to stand in the journal.
 */
final class Cells {

    static final int SMALL = 32;
    static final int LARGE = 2048;

    private Cells() {}

    /** The value of a cell, of its number and its inputs' values in their order. */
    static byte[] value(long seed, int number, List<byte[]> inputs) {
        MessageDigest sha256 = sha256();
        sha256.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(seed)
                .putInt(number)
                .array());
        for (byte[] input : inputs) {
            sha256.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(input.length).array());
            sha256.update(input);
        }
        byte[] digest = sha256.digest();
        return (digest[0] & 3) == 0 ? large(sha256, digest) : digest;
    }

    private static byte[] large(MessageDigest sha256, byte[] digest) {
        ByteBuffer value = ByteBuffer.allocate(LARGE);
        for (byte[] next = digest; value.hasRemaining(); next = sha256.digest(next)) {
            value.put(next);
        }
        return value.array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
