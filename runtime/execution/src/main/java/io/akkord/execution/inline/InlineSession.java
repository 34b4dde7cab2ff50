package io.akkord.execution.inline;

import io.akkord.api.Durability;
import io.akkord.api.Graph;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.OpenGraph;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.api.TaskFailedException;
import io.akkord.core.graph.CompiledSubmission;
import io.akkord.core.graph.GraphCompiler;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.operation.OperationEncoder;
import io.akkord.execution.operation.OperationResolver;
import io.akkord.execution.task.TaskBodies;
import io.akkord.execution.value.ValueCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs graphs in the caller's thread, for debugging: breakpoints hit where they are set, the order is that of the task
 * numbers, and stack traces lead to the call of {@link #compute}. Graphs are compiled, operations found and results
 * checked as on a cluster, so what cannot travel is refused here too. Nothing is journaled; deadlines, priorities and
 * placement have no effect; retries wait for their back-off in the caller's thread.
 *
 * <p>Safe for use by several threads, each of which runs its own graphs.
 */
public final class InlineSession implements Session {

    /** Name of the node in errors. */
    static final String NODE = "inline";

    private static final int REMEMBERED_GRAPHS = 100;

    private final ValueCodec codec;
    private final OperationEncoder encoder;
    private final OperationResolver resolver;
    private final Map<GraphId, InlineHandle<?>> latest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<GraphId, InlineHandle<?>> eldest) {
            return size() > REMEMBERED_GRAPHS;
        }
    };
    private int opened;

    /** A session that finds operations by the context class loader of this thread. */
    public InlineSession() {
        this(loader());
    }

    /** A session that finds operations by a loader. */
    public InlineSession(ClassLoader loader) {
        this.codec = new ValueCodec(AllowList.everything(), loader);
        this.encoder = new OperationEncoder(codec);
        this.resolver = new OperationResolver(AllowList.everything(), loader, codec);
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? InlineSession.class.getClassLoader() : context;
    }

    @Override
    public <T> T compute(Task<T> task) {
        return join(submit(task, GraphOptions.DEFAULT));
    }

    @Override
    public <T> List<T> compute(List<Task<T>> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Map<String, Object> results = join(submit(Graph.of(tasks), GraphOptions.DEFAULT));
        List<T> values = new ArrayList<>(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            @SuppressWarnings("unchecked") // the task says what it returns
            T value = (T) results.get(tasks.get(i).key().orElse(Integer.toString(i)));
            values.add(value);
        }
        return values;
    }

    private static <T> T join(GraphHandle<T> handle) {
        try {
            return handle.result().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof TaskFailedException failure ? failure : e;
        }
    }

    @Override
    public <T> GraphHandle<T> submit(Task<T> task, GraphOptions options) {
        return run(Graph.of(task), options).seenAs(outputs -> {
            @SuppressWarnings("unchecked") // as above
            T only = (T) outputs.values().iterator().next();
            return only;
        });
    }

    @Override
    public GraphHandle<Map<String, Object>> submit(Graph graph, GraphOptions options) {
        return run(graph, options).ofAll();
    }

    private InlineHandle<?> run(Graph graph, GraphOptions options) {
        CompiledSubmission compiled = GraphCompiler.compile(graph, options, encoder);
        String digest = compiled.digestHex();
        Optional<GraphId> chosen = options.id().map(id -> marked(id.value(), options));
        InlineHandle<?> known = chosen.map(this::find).orElse(null);
        if (known != null) {
            return requireSame(known, digest);
        }
        InlineGraph run = newGraph(chosen.orElseGet(() -> unusedId(digest, options)), false);
        run.run(compiled.segment(), options.failFast());
        InlineHandle<?> handle = new InlineHandle<>(run, digest, outputs -> outputs);
        remember(handle);
        return handle;
    }

    private static InlineHandle<?> requireSame(InlineHandle<?> known, String digest) {
        if (!known.digest().equals(digest)) {
            throw new GraphRejectedException("graph " + known.id() + " was submitted before with other content: its"
                    + " digest is " + known.digest() + ", this one's " + digest + "; choose another id");
        }
        return known;
    }

    private InlineGraph newGraph(GraphId id, boolean keepsAll) {
        return new InlineGraph(id, new TaskRunner(codec), new TaskBodies(resolver, codec), keepsAll);
    }

    private synchronized GraphId unusedId(String digest, GraphOptions options) {
        GraphId id = marked(digest, options);
        for (int run = 2; latest.containsKey(id); run++) {
            id = marked(digest + "-" + run, options);
        }
        return id;
    }

    private static GraphId marked(String id, GraphOptions options) {
        boolean unmarked = options.durability() == Durability.NONE && !id.startsWith("~");
        return new GraphId(unmarked ? "~" + id : id);
    }

    private synchronized @Nullable InlineHandle<?> find(GraphId id) {
        return latest.get(id);
    }

    private synchronized void remember(InlineHandle<?> handle) {
        latest.put(handle.id(), handle);
    }

    /** Finds one of the last hundred graphs of this session. */
    @Override
    public GraphHandle<Map<String, Object>> attach(GraphId id) {
        InlineHandle<?> known = find(id);
        if (known == null) {
            throw new GraphNotFoundException("this session has run no graph " + id
                    + "; an inline session knows only its own last " + REMEMBERED_GRAPHS + " graphs");
        }
        return known.ofAll();
    }

    @Override
    public OpenGraph open(GraphOptions options) {
        GraphId id = marked(options.id().map(GraphId::value).orElseGet(this::nextOpenId), options);
        return new InlineOpenGraph(newGraph(id, true), new GraphCompiler(encoder, options));
    }

    private synchronized String nextOpenId() {
        return "open-" + ++opened;
    }

    /** Forgets the graphs. */
    @Override
    public synchronized void close() {
        latest.clear();
    }
}
