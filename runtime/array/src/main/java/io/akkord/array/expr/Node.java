package io.akkord.array.expr;

import io.akkord.api.Task;
import io.akkord.array.Block;
import io.akkord.array.Chunks;
import io.akkord.array.DType;
import java.util.List;

/** A lazy array: how it is cut, what it is made of, and the task of each of its chunks. Immutable, known by identity. */
public class Node {

    /** Makes the task of a chunk; asks the lowering for the tasks of inputs. */
    public interface Lowerer {
        Task<Block> lower(int chunk, Lowering lowering);
    }

    private final String label;
    private final DType dtype;
    private final Chunks chunks;
    private final List<Node> inputs;
    private final Lowerer lowerer;

    /**
     * A node.
     *
     * @param label what it does, in one word, for people
     * @param inputs all nodes that the lowerer asks for
     */
    public Node(String label, DType dtype, Chunks chunks, List<Node> inputs, Lowerer lowerer) {
        this.label = label;
        this.dtype = dtype;
        this.chunks = chunks;
        this.inputs = List.copyOf(inputs);
        this.lowerer = lowerer;
    }

    public final String label() {
        return label;
    }

    public final DType dtype() {
        return dtype;
    }

    public final Chunks chunks() {
        return chunks;
    }

    public final List<Node> inputs() {
        return inputs;
    }

    /** The task of a chunk; called once a chunk and lowering. */
    Task<Block> lower(int chunk, Lowering lowering) {
        return lowerer.lower(chunk, lowering);
    }

    /** The chunks whose values are given to fused instructions: those of the result, or of what is reduced. */
    Chunks fusedChunks() {
        return chunks;
    }
}
