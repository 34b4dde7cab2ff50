package io.akkord.execution.inline;

import io.akkord.api.EffectToken;
import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.api.TaskFailedException;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.graph.GraphSegment;
import io.akkord.execution.task.TaskBodies;
import io.akkord.execution.task.TaskBody;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A graph whose tasks run in the caller's thread, in the order of their numbers. A result is dropped after its last
 * dependent, unless it is an output or has a key. Used by one thread at a time.
 */
final class InlineGraph {

    private static final int SHOWN_INPUTS = 20;

    private final GraphId id;
    private final TaskRunner runner;
    private final TaskBodies bodies;
    private final boolean keepsAll;
    private final CompiledGraph graph = new CompiledGraph();
    private @Nullable Object[] values = new Object[0];
    private @Nullable TaskFailedException[] failures = new TaskFailedException[0];
    private int[] usesLeft = new int[0];
    private int next;
    private int succeeded;
    private int failed;
    private @Nullable TaskFailedException firstFailure;

    /**
     * An empty graph.
     *
     * @param keepsAll whether every result may be asked for, or used by later segments
     */
    InlineGraph(GraphId id, TaskRunner runner, TaskBodies bodies, boolean keepsAll) {
        this.id = id;
        this.runner = runner;
        this.bodies = bodies;
        this.keepsAll = keepsAll;
    }

    GraphId id() {
        return id;
    }

    /** Adds the segment and runs its tasks. */
    void run(GraphSegment segment, boolean failFast) {
        graph.append(segment);
        bodies.define(segment.firstOperation(), segment.operationTable());
        int count = graph.taskCount();
        values = Arrays.copyOf(values, count);
        failures = Arrays.copyOf(failures, count);
        usesLeft = Arrays.copyOf(usesLeft, count);
        for (int input : segment.inputs()) {
            usesLeft[input]++;
        }
        for (; next < count && !(failFast && firstFailure != null); next++) {
            runTask(next);
        }
    }

    private void runTask(int task) {
        TaskFailedException inherited = failureOfInput(task);
        if (inherited == null) {
            attempt(task);
        } else {
            fail(task, inherited);
        }
        for (int place = graph.inputStart(task); place < graph.inputEnd(task); place++) {
            int input = graph.input(place);
            if (--usesLeft[input] == 0 && !isKept(input)) {
                values[input] = null;
            }
        }
    }

    private @Nullable TaskFailedException failureOfInput(int task) {
        for (int place = graph.inputStart(task); place < graph.inputEnd(task); place++) {
            TaskFailedException failure = failures[graph.input(place)];
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    private void attempt(int task) {
        @Nullable Object[] inputs = new Object[graph.inputCount(task)];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = values[graph.inputAt(task, i)];
        }
        TaskRunner.Outcome outcome =
                runner.run(() -> run(task, inputs.clone()), graph.options(task).retry());
        Throwable thrown = outcome.thrown();
        if (thrown == null) {
            values[task] = outcome.value();
            succeeded++;
        } else {
            fail(
                    task,
                    new TaskFailedException(
                            graph.key(task), InlineSession.NODE, outcome.tries(), inputKeys(task), thrown));
        }
    }

    private @Nullable Object run(int task, @Nullable Object[] inputs) throws Throwable {
        TaskBody body = bodies.body(graph.operationRow(task));
        if (!graph.options(task).effect()) {
            return body.run(graph.literalBlock(task), inputs);
        }
        try (EffectToken.Binding bound = new EffectToken(id.value(), task).bind()) {
            return body.run(graph.literalBlock(task), inputs);
        }
    }

    private void fail(int task, TaskFailedException failure) {
        failures[task] = failure;
        failed++;
        if (firstFailure == null) {
            firstFailure = failure;
        }
    }

    private List<String> inputKeys(int task) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN_INPUTS, graph.inputCount(task)); i++) {
            keys.add(graph.key(graph.inputAt(task, i)));
        }
        return keys;
    }

    private boolean isKept(int task) {
        return keepsAll || graph.isOutput(task) || graph.hasKey(task);
    }

    /** The task of an output's name or of a key; -1 if there is none whose result is kept. */
    int find(String nameOrKey) {
        int output = graph.outputNames().indexOf(nameOrKey);
        int task = output >= 0 ? graph.outputs()[output] : graph.find(nameOrKey);
        return task >= 0 && isKept(task) ? task : -1;
    }

    String key(int task) {
        return graph.key(task);
    }

    @Nullable
    Object value(int task) {
        return values[task];
    }

    @Nullable
    TaskFailedException failure(int task) {
        return failures[task];
    }

    /** The failure of the task with the smallest number. */
    @Nullable
    TaskFailedException firstFailure() {
        return firstFailure;
    }

    List<String> outputNames() {
        return graph.outputNames();
    }

    int output(int i) {
        return graph.outputs()[i];
    }

    GraphStatus status(boolean open) {
        GraphStatus.State state = open
                ? GraphStatus.State.IDLE
                : firstFailure == null ? GraphStatus.State.COMPLETED : GraphStatus.State.FAILED;
        Optional<String> message = Optional.ofNullable(firstFailure).map(Throwable::getMessage);
        return new GraphStatus(id, state, graph.taskCount(), succeeded, 0, failed, 0, 0, 1, 1, message);
    }
}
