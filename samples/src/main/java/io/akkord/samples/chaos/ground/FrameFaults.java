package io.akkord.samples.chaos.ground;

import java.util.SplittableRandom;

/**
 * What becomes of each frame on its way, drawn by a seed. Pure but for the random number generator.
 *
 * @param leastMillis how long a frame is delayed at least
 * @param mostMillis how long it is delayed at most; frames keep their order
 * @param lost of a thousand frames, how many never arrive
 * @param swapped of a thousand, how many arrive after the one behind them
 * @param repeated of a thousand, how many arrive twice
 */
record FrameFaults(int leastMillis, int mostMillis, int lost, int swapped, int repeated) {

    /** What becomes of one frame. */
    enum Fate {
        PASSES,
        IS_LOST,
        IS_SWAPPED,
        IS_REPEATED
    }

    /** Nothing happens to any frame. */
    static final FrameFaults NONE = new FrameFaults(0, 0, 0, 0, 0);

    private static final int THOUSAND = 1000;

    /** Reads what {@link #toString} wrote. */
    static FrameFaults parse(String text) {
        String[] words = text.split(" ");
        return new FrameFaults(
                Integer.parseInt(words[0]),
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]));
    }

    Fate fate(SplittableRandom random) {
        int draw = random.nextInt(THOUSAND);
        if (draw < lost) {
            return Fate.IS_LOST;
        }
        if (draw < lost + swapped) {
            return Fate.IS_SWAPPED;
        }
        return draw < lost + swapped + repeated ? Fate.IS_REPEATED : Fate.PASSES;
    }

    long delayNanos(SplittableRandom random) {
        return mostMillis == 0 ? 0 : random.nextInt(leastMillis, mostMillis + 1) * 1_000_000L;
    }

    @Override
    public String toString() {
        return leastMillis + " " + mostMillis + " " + lost + " " + swapped + " " + repeated;
    }
}
