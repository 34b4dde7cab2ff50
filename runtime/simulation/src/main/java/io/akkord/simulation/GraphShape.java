package io.akkord.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Families of graphs: what the inputs of the n-th task are. */
enum GraphShape {
    CHAIN {
        @Override
        int[] inputs(int task, int tasks, Dice dice) {
            return task == 0 ? NONE : new int[] {task - 1};
        }
    },
    /** Several chains side by side. */
    CHAINS {
        @Override
        int[] inputs(int task, int tasks, Dice dice) {
            int width = Math.max(1, tasks / 10);
            return task < width ? NONE : new int[] {task - width};
        }
    },
    /** Everything meets in the last task. */
    MERGE {
        @Override
        int[] inputs(int task, int tasks, Dice dice) {
            return task < tasks - 1 ? NONE : IntStream.range(0, task).toArray();
        }
    },
    /** The first task is read by all, and all by the last. */
    DIAMOND {
        @Override
        int[] inputs(int task, int tasks, Dice dice) {
            if (task == 0) {
                return NONE;
            }
            return task < tasks - 1 || task == 1
                    ? new int[] {0}
                    : IntStream.range(1, task).toArray();
        }
    },
    /** Steps over a row of cells; each reads itself and its neighbours of the step before. */
    STENCIL {
        @Override
        int[] inputs(int task, int tasks, Dice dice) {
            int width = Math.max(1, (int) Math.sqrt(tasks));
            if (task < width) {
                return NONE;
            }
            int cell = task % width;
            int before = task - width;
            return IntStream.rangeClosed(before - Math.min(cell, 1), before + Math.min(width - 1 - cell, 1))
                    .toArray();
        }
    },
    /** Pairs are joined, and pairs of these. */
    TREE {
        @Override
        int[] inputs(int task, int tasks, Dice dice) {
            int leaves = (tasks + 1) / 2;
            int first = 2 * (task - leaves);
            return task < leaves ? NONE : new int[] {first, Math.min(first + 1, task - 1)};
        }
    },
    /** Near and far inputs at random, some of them twice. */
    RANDOM {
        @Override
        int[] inputs(int task, int tasks, Dice dice) {
            int[] inputs = new int[task == 0 ? 0 : dice.between(0, dice.oneOf(1, 2, 3, 8))];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = dice.chance(0.7) ? Math.max(0, task - dice.between(1, 10)) : dice.between(0, task - 1);
            }
            return inputs;
        }
    };

    private static final int[] NONE = {};

    /** Inputs of a task among so many; all are smaller than the task. */
    abstract int[] inputs(int task, int tasks, Dice dice);

    final int[][] all(int tasks, Dice dice) {
        int[][] all = new int[tasks][];
        Arrays.setAll(all, task -> inputs(task, tasks, dice));
        return all;
    }
}
