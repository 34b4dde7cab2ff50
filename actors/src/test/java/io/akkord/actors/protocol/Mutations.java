package io.akkord.actors.protocol;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Bytes as a broken or hostile peer sends them: made of valid ones. */
public final class Mutations {

    private Mutations() {}

    /** A changed copy: bits flipped, bytes overwritten, taken away, put in, doubled, or the end cut off. */
    public static byte[] mutate(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && bytes.length > 0; i++) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    /** Near the beginning more often than not: there stand the names and lengths. */
    private static int place(byte[] bytes, SplittableRandom random) {
        return random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 80));
    }

    private static byte[] once(byte[] bytes, SplittableRandom random) {
        int at = place(bytes, random);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> {
                // Lengths in CBOR: a huge one of four bytes, then of eight.
                bytes[at] = (byte) (0x40 + 0x20 * random.nextInt(4) + 0x1a + random.nextInt(2));
                Arrays.fill(bytes, at + 1, Math.min(bytes.length, at + 5), (byte) 0x7f);
            }
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 4 -> {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(16));
                return join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
            }
            default -> {
                byte[] in = new byte[1 + random.nextInt(16)];
                for (int i = 0; i < in.length; i++) {
                    in[i] = random.nextBoolean() ? bytes[(at + i) % bytes.length] : (byte) random.nextInt(256);
                }
                return join(join(Arrays.copyOf(bytes, at), in), Arrays.copyOfRange(bytes, at, bytes.length));
            }
        }
        return bytes;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
