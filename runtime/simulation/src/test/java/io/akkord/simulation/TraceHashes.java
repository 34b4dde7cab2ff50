package io.akkord.simulation;

/** Prints the hash of everything that happens in a range of seeds: a process of its own. */
public final class TraceHashes {

    private TraceHashes() {}

    /** Of {@code <first> <count>}. */
    public static void main(String[] args) {
        System.out.println(Long.toHexString(of(Long.parseLong(args[0]), Integer.parseInt(args[1]))));
    }

    static long of(long first, int count) {
        long hash = 0;
        for (long seed = first; seed < first + count; seed++) {
            hash = hash * 31 + new Soak(FaultSet.ALL).run(seed).hash();
        }
        return hash;
    }
}
