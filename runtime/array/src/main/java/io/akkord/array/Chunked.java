package io.akkord.array;

import io.akkord.api.Graph;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.array.expr.Lowering;
import io.akkord.array.expr.Node;
import io.akkord.array.expr.Rechunking;
import io.akkord.array.kernel.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A lazy n-dimensional array in chunks. Operations build expressions; {@link #compute} runs a graph that has a task for
 * each chunk that is needed, with elementwise chains, and the reductions after them, fused into one pass over memory.
 *
 * <p>Shapes, types and broadcasting follow NumPy. What does not fit is refused when the expression is built, with an
 * IllegalArgumentException that names the shapes. Immutable; safe for use by several threads.
 *
 * <pre>{@code
 * Chunked x = Randoms.seeded(42).normal(10_000, 10_000);
 * double mean = x.plus(x.transpose()).mean().computeScalar(session);
 * }</pre>
 */
public final class Chunked
        implements Arithmetic, Functions, Reducible, Statistics, Indexable, Shapeable, Neighbourhoods {

    private final Node node;

    private Chunked(Node node) {
        this.node = node;
    }

    /** For the library's own use. */
    public static Chunked of(Node node) {
        return new Chunked(node);
    }

    @Override
    public Node node() {
        return node;
    }

    /** Type of the elements. */
    public DType dtype() {
        return node.dtype();
    }

    /** How it is cut. */
    public Chunks chunks() {
        return node.chunks();
    }

    /** Lengths along each axis. */
    public long[] shape() {
        return node.chunks().shape();
    }

    /** Number of axes. */
    public int rank() {
        return node.chunks().rank();
    }

    /** Number of elements. */
    public long size() {
        return node.chunks().size();
    }

    /** Bytes of all elements. */
    public long bytes() {
        return size() * dtype().bytes();
    }

    /** The same array in chunks of these lengths along each axis; -1 for the whole axis. */
    public Chunked rechunk(int... chunk) {
        return rechunk(Chunks.regular(shape(), chunk));
    }

    /**
     * The same array in other chunks. Memory stays bounded: where one step would need very many pieces at once, there are
     * several.
     */
    public Chunked rechunk(Chunks chunks) {
        return of(Rechunking.rechunk(node, chunks));
    }

    /** The tasks of all chunks, in C order, to be used in other graphs. */
    public List<Task<Block>> tasks() {
        return new Lowering(List.of(node)).all(node);
    }

    /** The whole array as one task's result. */
    public Task<Block> task() {
        return whole(this, tasks());
    }

    private static Task<Block> whole(Chunked array, List<Task<Block>> tasks) {
        if (tasks.size() == 1) {
            return tasks.get(0);
        }
        return Task.combine(Layout::assemble, Task.literal(assembly(array)), Task.gather(tasks));
    }

    private static Layout.Assembly assembly(Chunked array) {
        int[] shape = Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
        Shapes.size(shape);
        List<int[]> at = new ArrayList<>();
        for (int chunk = 0; chunk < array.chunks().count(); chunk++) {
            at.add(Arrays.stream(array.chunks().region(chunk).from())
                    .mapToInt(Math::toIntExact)
                    .toArray());
        }
        return new Layout.Assembly(shape, at);
    }

    /** One graph of several arrays, each with its chunks as outputs {@code NAME/0}, {@code NAME/1}, … */
    public static Graph graph(java.util.Map<String, Chunked> arrays) {
        Lowering lowering =
                new Lowering(arrays.values().stream().map(Chunked::node).toList());
        java.util.Map<String, Task<?>> outputs = new java.util.LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            List<Task<Block>> tasks = lowering.all(array.node());
            for (int chunk = 0; chunk < tasks.size(); chunk++) {
                outputs.put(name + "/" + chunk, tasks.get(chunk));
            }
        });
        return new Graph(outputs);
    }

    /** The whole array of its chunks, such as the outputs of {@link #graph}. */
    public Block assemble(java.util.function.IntFunction<Block> chunk) {
        List<Block> blocks = java.util.stream.IntStream.range(0, chunks().count())
                .mapToObj(chunk)
                .toList();
        return blocks.size() == 1 ? blocks.get(0) : Layout.assemble(assembly(this), blocks);
    }

    /** Computes the whole array. It must fit into one Java array. */
    public Block compute(Session session) {
        return compute(session, this).get(0);
    }

    /** Computes several arrays in one graph, sharing what they have in common. */
    public static List<Block> compute(Session session, Chunked... arrays) {
        Lowering lowering =
                new Lowering(Arrays.stream(arrays).map(Chunked::node).toList());
        List<Task<Block>> tasks = new ArrayList<>();
        for (Chunked array : arrays) {
            tasks.add(whole(array, lowering.all(array.node())));
        }
        return session.compute(tasks);
    }

    /**
     * Computes the only element; true is 1.
     *
     * @throws IllegalArgumentException if there are more, or none
     */
    public double computeScalar(Session session) {
        if (size() != 1) {
            throw new IllegalArgumentException(
                    "can only convert an array of size 1 to a scalar; this one has shape " + Shapes.text(shape()));
        }
        return compute(session).element(0);
    }

    /** Shape, type, chunks, bytes and number of tasks. */
    @Override
    public String toString() {
        return Explanation.line(this);
    }

    /** The plan for people: what is computed together, in how many tasks, in which order. */
    public String explain() {
        return Explanation.plan(this);
    }

    /** A drawing of the chunk grid and of the nodes of the expression, as a file's content. */
    public String visualize() {
        return Drawing.svg(this);
    }
}
