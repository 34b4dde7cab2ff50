package io.akkord.samples.chaos.work;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How the tasks of a weave depend on each other: for each its inputs, all of lower number. */
enum Shape {
    /** Layers of 25; each task has three inputs from the layer before. */
    LAYERS {
        @Override
        int[] inputs(int number, SplittableRandom random) {
            int before = (number / WIDTH - 1) * WIDTH;
            int column = number % WIDTH;
            return before < 0
                    ? NONE
                    : distinct(before + column, before + (column + 1) % WIDTH, before + (column * AFAR) % WIDTH);
        }
    },
    /** Eight chains beside each other. */
    CHAINS {
        @Override
        int[] inputs(int number, SplittableRandom random) {
            return number < CHAINS_BESIDE ? NONE : new int[] {number - CHAINS_BESIDE};
        }
    },
    /** One task feeds 24, which feed one: again and again. */
    DIAMONDS {
        @Override
        int[] inputs(int number, SplittableRandom random) {
            int place = number % WIDTH;
            int waist = number - place;
            if (place > 0) {
                return new int[] {waist};
            }
            return number == 0
                    ? NONE
                    : IntStream.range(waist - WIDTH + 1, waist).toArray();
        }
    },
    /** A tree that reduces three to one; its leaves come first. */
    TREE {
        @Override
        int[] inputs(int number, SplittableRandom random) {
            int inBlock = number % BLOCK;
            int leaf = (inBlock - LEAVES) * FAN_IN;
            int base = number - inBlock;
            return inBlock < LEAVES ? NONE : new int[] {base + leaf, base + leaf + 1, base + leaf + 2};
        }
    },
    /** Up to three inputs by chance, of the 60 tasks before. */
    CHANCE {
        @Override
        int[] inputs(int number, SplittableRandom random) {
            int reach = Math.min(number, REACH);
            return reach == 0
                    ? NONE
                    : distinct(IntStream.range(0, random.nextInt(FAN_IN + 1))
                            .map(any -> number - 1 - random.nextInt(reach))
                            .toArray());
        }
    };

    private static final int[] NONE = {};
    private static final int WIDTH = 25;
    private static final int AFAR = 7;
    private static final int CHAINS_BESIDE = 8;
    private static final int FAN_IN = 3;
    private static final int REACH = 60;
    /** 27 leaves, then 9, 3 and 1 that reduce them. */
    private static final int LEAVES = 27;

    private static final int BLOCK = 40;

    /** The inputs of a task. */
    abstract int[] inputs(int number, SplittableRandom random);

    private static int[] distinct(int... inputs) {
        return Arrays.stream(inputs).distinct().toArray();
    }
}
