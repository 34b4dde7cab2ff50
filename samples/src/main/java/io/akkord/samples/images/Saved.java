package io.akkord.samples.images;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What the pipeline made of one input.
 *
 * @param name of the input
 * @param digest of the image that was written, as {@link ImageFiles#digest} gives it; empty if none was
 * @param damage why none was, else empty
 */
public record Saved(String name, String digest, String damage) {

    /** Whether the input could not be read, so that nothing was written. */
    public boolean isDamaged() {
        return digest.isEmpty();
    }

    /**
     * One digest of many images: SHA-256 over their digests, sorted, each with a line end. So it does not depend on the
     * order of the inputs, on who worked on them or on what was killed meanwhile.
     */
    public static String digest(List<Saved> all) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            all.stream()
                    .filter(each -> !each.isDamaged())
                    .map(Saved::digest)
                    .sorted()
                    .forEach(digest -> sha256.update((digest + "\n").getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
