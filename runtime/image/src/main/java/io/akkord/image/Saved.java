package io.akkord.image;

/**
 * A file that was written, durably.
 *
 * @param file its absolute path
 * @param bytes its length
 * @param sha256 digest of its bytes, 64 hexadecimal digits
 */
public record Saved(String file, long bytes, String sha256) {}
