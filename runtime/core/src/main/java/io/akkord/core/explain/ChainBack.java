package io.akkord.core.explain;

import io.akkord.core.explain.Explanation.Cause;
import io.akkord.core.explain.Explanation.Link;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.supervisor.WorkerTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a task was not earlier: from the task back through what it waited for last, an input or a slot, to the start. This
 * is the critical path of the run as it was, not of the graph.
 *
 * <p>Of the last input and the task that gave up the slot, the one that ended later is what counted. If the task was
 * dispatched after both, dispatch was it: its worker had no room, or the worker was not there yet.
 */
final class ChainBack {

    private static final int SHOWN = 24;

    /** A wait below this is no wait for a slot: it is the price of starting a body. */
    private static final long LEAST_WAIT_MICROS = 200;

    private final CompiledGraph graph;
    private final WorkerTable workers;
    private final Timeline timeline;
    private final List<Link> links = new ArrayList<>();
    private int length;

    ChainBack(CompiledGraph graph, WorkerTable workers, Timeline timeline) {
        this.graph = graph;
        this.workers = workers;
        this.timeline = timeline;
    }

    /** Follows the chain; a step leads to a task that ended earlier, so it ends. */
    void follow(int from) {
        int task = from;
        while (task >= 0 && timeline.ran(task) && length <= graph.taskCount()) {
            int input = lastInput(task);
            int slot = timeline.waited(task) > LEAST_WAIT_MICROS ? timeline.before(task) : -1;
            boolean bySlot = slot >= 0 && (input < 0 || timeline.end(slot) > timeline.end(input));
            int next = bySlot ? slot : input;
            add(task, next, cause(task, next, bySlot));
            task = next;
        }
    }

    private Cause cause(int task, int next, boolean bySlot) {
        long dispatched = timeline.dispatchedMillis(task) * 1000;
        if (dispatched > 0 && dispatched > (next < 0 ? 0 : timeline.end(next)) && dispatched <= timeline.start(task)) {
            return next < 0 ? Cause.START : Cause.DISPATCH;
        }
        return next < 0 ? Cause.START : bySlot ? Cause.SLOT : Cause.INPUT;
    }

    private int lastInput(int task) {
        int last = -1;
        for (int at = graph.inputStart(task); at < graph.inputEnd(task); at++) {
            int input = graph.input(at);
            if (timeline.ran(input) && (last < 0 || timeline.end(input) > timeline.end(last))) {
                last = input;
            }
        }
        return last;
    }

    private void add(int task, int next, Cause cause) {
        length++;
        if (links.size() < SHOWN) {
            links.add(new Link(
                    task,
                    graph.key(task),
                    workers.id(timeline.worker(task)),
                    timeline.start(task),
                    timeline.run(task),
                    cause,
                    next < 0 ? 0 : timeline.start(task) - timeline.end(next)));
        }
    }

    List<Link> links() {
        return links;
    }

    int length() {
        return length;
    }
}
