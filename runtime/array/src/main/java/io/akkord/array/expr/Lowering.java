package io.akkord.array.expr;

import io.akkord.api.Task;
import io.akkord.array.Block;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns nodes into tasks: those of the chunks that are asked for, and of what they need. Each chunk of each node becomes
 * one task at most. Used by one thread.
 */
public final class Lowering {

    /** Chunks of every so-many-th node on a path are lowered ahead, which bounds the recursion. */
    private static final int LEVELS = 100;

    private final Fusion fusion;
    private final Map<Node, @Nullable Task<Block>[]> tasks = new HashMap<>();
    private final Map<Object, Map<Integer, Task<?>>> shared = new HashMap<>();

    /**
     * A lowering for these outputs.
     *
     * @param outputs every node that will be asked for from outside
     */
    public Lowering(Collection<Node> outputs) {
        this.fusion = new Fusion(outputs);
        Map<Node, Integer> depths = new HashMap<>();
        for (Node node : fusion.order()) {
            int depth = 1 + node.inputs().stream().mapToInt(depths::get).max().orElse(0);
            depths.put(node, depth);
            if (depth % LEVELS == 0 && (fusion.rootOf(node) == null || fusion.rootOf(node) == node)) {
                all(node);
            }
        }
    }

    /** The task of a chunk. */
    public Task<Block> task(Node node, int chunk) {
        @Nullable Task<Block>[] own = tasks.computeIfAbsent(node, Lowering::room);
        Task<Block> task = own[chunk];
        if (task == null) {
            task = node.lower(chunk, this);
            own[chunk] = task;
        }
        return task;
    }

    @SuppressWarnings("unchecked") // there are no arrays of a generic type
    private static @Nullable Task<Block>[] room(Node node) {
        return (@Nullable Task<Block>[]) new Task<?>[node.chunks().count()];
    }

    /** The tasks of all chunks, in their order. */
    public List<Task<Block>> all(Node node) {
        return java.util.stream.IntStream.range(0, node.chunks().count())
                .mapToObj(chunk -> task(node, chunk))
                .toList();
    }

    /**
     * A task that several nodes or chunks use: made once for each number of an owner.
     *
     * @param owner an object that is equal to itself only
     */
    @SuppressWarnings("unchecked") // an owner has tasks of one type
    public <T> Task<T> shared(Object owner, int number, Supplier<Task<T>> maker) {
        Map<Integer, Task<?>> own = shared.computeIfAbsent(owner, key -> new HashMap<>());
        Task<?> task = own.get(number);
        if (task == null) {
            task = maker.get();
            own.put(number, task);
        }
        return (Task<T>) task;
    }

    Fused fused(Node root) {
        return fusion.fused(root);
    }

    /** All nodes, inputs first. */
    public List<Node> order() {
        return fusion.order();
    }

    /** Whether the node is computed inside the pass of another. */
    public boolean isInside(Node node) {
        Node root = fusion.rootOf(node);
        return (root != null && root != node) || fusion.isAbsorbed(node);
    }

    /** What a node's tasks do, in one word or the operations of its pass. */
    public String label(Node node) {
        if (fusion.rootOf(node) != node) {
            return node.label();
        }
        String inside = fusion.fused(node).program().label();
        return node instanceof PartialNode ? (inside.isEmpty() ? "" : inside + "+") + node.label() : inside;
    }
}
