package io.akkord.samples.bench.taskbench;

import io.akkord.api.Operation2;
import io.akkord.simulation.workload.TaskBench;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The operation of one point of the graph: checks every input in full, computes, and fills its output with its own place,
 * as pairs of two 64-bit numbers (step, column).
 *
 * @param graph the graph that the point is of
 * @param kernel what is computed
 * @param outputBytes length of the output, at least 16
 */
public record Point(TaskBench graph, Kernel kernel, int outputBytes) implements Operation2<List<byte[]>, Long, byte[]> {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAIR = 16;

    /** A value no kernel gives, to keep the result of each in use. */
    private static final double IMPOSSIBLE = -1.5;

    /** The place of a point in one number, as the graph carries it. */
    static long place(int step, int column) {
        return (long) step << 32 | column;
    }

    @Override
    public byte[] apply(List<byte[]> inputs, Long place) {
        int step = (int) (place >> 32);
        int column = (int) (long) place;
        check(inputs, step, column);
        if (kernel.run(graph, step, column) == IMPOSSIBLE) {
            throw new IllegalStateException("the kernel computed " + IMPOSSIBLE);
        }
        return output(step, column);
    }

    private void check(List<byte[]> inputs, int step, int column) {
        int[] expected = graph.inputs(step, column);
        if (inputs.size() != expected.length) {
            throw new IllegalStateException("point (" + step + ", " + column + ") has " + inputs.size()
                    + " inputs instead of " + expected.length);
        }
        for (int i = 0; i < expected.length; i++) {
            check(inputs.get(i), step - 1, expected[i]);
        }
    }

    private static void check(byte[] output, int step, int column) {
        for (int at = 0; at + PAIR <= output.length; at += PAIR) {
            if ((long) WORD.get(output, at) != step || (long) WORD.get(output, at + 8) != column) {
                throw new IllegalStateException("the output of (" + step + ", " + column + ") says ("
                        + WORD.get(output, at) + ", " + WORD.get(output, at + 8) + ")");
            }
        }
    }

    private byte[] output(int step, int column) {
        byte[] output = new byte[outputBytes];
        for (int at = 0; at + PAIR <= outputBytes; at += PAIR) {
            WORD.set(output, at, (long) step);
            WORD.set(output, at + 8, (long) column);
        }
        return output;
    }
}
