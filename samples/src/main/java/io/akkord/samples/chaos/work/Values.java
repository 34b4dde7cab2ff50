package io.akkord.samples.chaos.work;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** Values of a weave: SHA-256 over all that came before, so that one wrong byte anywhere changes the end. */
final class Values {

    private Values() {}

    /** The value of a task, of its number and its inputs' values in their order. */
    static byte[] of(long seed, int number, int bytes, List<byte[]> inputs) {
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
        return stretched(sha256, sha256.digest(), bytes);
    }

    private static byte[] stretched(MessageDigest sha256, byte[] digest, int bytes) {
        byte[] value = Arrays.copyOf(digest, bytes);
        byte[] next = digest;
        for (int at = digest.length; at < bytes; at += next.length) {
            next = sha256.digest(next);
            System.arraycopy(next, 0, value, at, Math.min(next.length, bytes - at));
        }
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
