package io.akkord.samples.chaos.client;

import io.akkord.api.Session;
import io.akkord.samples.chaos.work.Weave;
import io.akkord.samples.chaos.work.Weaver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Keeps some graphs under way. Not safe for use by several threads. */
public final class GraphStream implements AutoCloseable {

    private final Session session;
    private final Weaver weaver;
    private final ExecutorService clients = Executors.newCachedThreadPool(GraphStream::daemon);
    private final List<GraphRun> runs = new ArrayList<>();
    private final List<GraphRun> open = new ArrayList<>();
    private final Consumer<GraphRun> onEnd;

    /**
     * A stream.
     *
     * @param onEnd told of each graph that has ended
     */
    public GraphStream(Session session, Weaver weaver, Consumer<GraphRun> onEnd) {
        this.session = session;
        this.weaver = weaver;
        this.onEnd = onEnd;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "akkord-chaos-client");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts graphs until so many are under way. */
    public void keep(int count) {
        collect();
        while (open.size() < count) {
            start(weaver.next());
        }
    }

    /** Starts a graph whose tasks throw every kind of error. */
    public Weave startErrors() {
        return start(weaver.withErrors());
    }

    private Weave start(Weave weave) {
        GraphRun run = new GraphRun(session, weave);
        runs.add(run);
        open.add(run);
        clients.execute(run);
        return weave;
    }

    /** Takes note of graphs that have ended; whether all have. */
    public boolean collect() {
        List<GraphRun> ended =
                open.stream().filter(run -> run.stage() == GraphRun.Stage.ENDED).toList();
        open.removeAll(ended);
        ended.forEach(onEnd);
        return open.isEmpty();
    }

    /** All graphs, in the order of their start. */
    public List<GraphRun> runs() {
        return List.copyOf(runs);
    }

    /** Graphs that have not ended. */
    public List<GraphRun> open() {
        return List.copyOf(open);
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
