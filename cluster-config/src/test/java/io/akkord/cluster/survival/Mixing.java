package io.akkord.cluster.survival;

import io.akkord.api.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A graph in which every result depends on all before it, a quarter of them too large for the journal. */
public final class Mixing {

    private static final int SMALL = 16;
    private static final int LARGE = 3000;

    private Mixing() {}

    public static byte[] root(int seed) {
        byte[] value = new byte[seed % 4 == 0 ? LARGE : SMALL];
        Arrays.fill(value, (byte) (seed * 31 + 7));
        return value;
    }

    /** Takes {@code millis}, then mixes its inputs; the result is as long as the first. */
    public static byte[] mix(byte[] left, byte[] right, int millis) {
        long until = System.nanoTime() + millis * 1_000_000L;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        byte[] mixed = left.clone();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (byte) (mixed[i] * 3 + right[i % right.length] + i);
        }
        return mixed;
    }

    public static int digest(List<byte[]> row) {
        int digest = 1;
        for (byte[] value : row) {
            digest = digest * 31 + Arrays.hashCode(value);
        }
        return digest;
    }

    /** The graph; {@code salt} makes it another one. */
    public static Task<Integer> graph(int layers, int width, int millis, int salt) {
        List<Task<byte[]>> row = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            row.add(Task.call(Mixing::root, i + salt * 4));
        }
        for (int layer = 1; layer < layers; layer++) {
            List<Task<byte[]>> next = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                next.add(Task.combine(Mixing::mix, row.get(i), row.get((i + 1) % width), Task.literal(millis)));
            }
            row = next;
        }
        return Task.gather(row).map(Mixing::digest);
    }

    /** The same computed one after the other. */
    public static int sequentially(int layers, int width, int salt) {
        List<byte[]> row = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            row.add(root(i + salt * 4));
        }
        for (int layer = 1; layer < layers; layer++) {
            List<byte[]> next = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                next.add(mix(row.get(i), row.get((i + 1) % width), 0));
            }
            row = next;
        }
        return digest(row);
    }
}
