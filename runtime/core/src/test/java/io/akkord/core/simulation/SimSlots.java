package io.akkord.core.simulation;

import static io.akkord.core.simulation.Checks.require;

import io.akkord.core.message.Completions;
import io.akkord.core.simulation.SimTask.Kind;
import io.akkord.core.worker.Outcome;
import io.akkord.core.worker.TaskRow;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Runs bodies, as many at a time as there are slots. A body takes its inputs from the store and puts its result there. */
final class SimSlots {

    private final World world;
    private final SimWorker worker;
    private final SimPort port;
    private final ArrayDeque<TaskRow> queue = new ArrayDeque<>();
    private final Map<TaskRow, Boolean> stopped = new HashMap<>();
    private final Map<TaskRow, Integer> tries = new HashMap<>();
    private int busy;

    SimSlots(World world, SimWorker worker, SimPort port) {
        this.world = world;
        this.worker = worker;
        this.port = port;
    }

    void start(TaskRow row) {
        checkRow(row);
        stopped.put(row, false);
        queue.add(row);
        fill();
    }

    private void checkRow(TaskRow row) {
        SimTask task = world.graph().task(row.task());
        require(Arrays.equals(row.inputs(), task.inputs()), () -> "wrong inputs of task " + row.task());
        require(Arrays.equals(row.literals(), task.literal()), () -> "wrong literals of task " + row.task());
        require(row.options().equals(task.kind().options), () -> "wrong options of task " + row.task());
        require(
                port.operation(row.operation()).methodName().equals("step" + row.task() % SimGraph.OPERATIONS),
                () -> "wrong operation of task " + row.task());
        boolean must = task.kind() == Kind.IMPURE || task.kind() == Kind.CHECKPOINTED;
        require(!must || row.mustBeDurable(), () -> "task " + row.task() + " should be made durable");
    }

    /** Out of the queue, or interrupted; a body may take no notice. Its end is reported all the same. */
    void stop(TaskRow row) {
        if (queue.remove(row)) {
            stopped.remove(row);
            worker.hostAfter(0, () -> worker.core().failed(row, port.failure(row, "stopped"), false));
        } else {
            stopped.replace(row, true);
        }
    }

    private void fill() {
        while (busy < world.scenario().slots() && !queue.isEmpty()) {
            busy++;
            begin(queue.remove());
        }
    }

    private void begin(TaskRow row) {
        SimTask task = world.graph().task(row.task());
        long[] inputs = new long[row.inputs().length];
        for (int i = 0; i < inputs.length; i++) {
            int input = row.inputs()[i];
            Value found = port.results().get(input);
            if (found == null) {
                finish(row, () -> worker.core().inputGone(row, input));
                return;
            }
            long expected = world.oracle().expected(input);
            require(found.number() == expected, () -> "task " + row.task() + " reads a wrong result of " + input);
            inputs[i] = found.number();
        }
        long run = task.runNanos() / 2 + world.dice().nanos(task.runNanos() / 2);
        worker.hostAfter(run, () -> end(row, task, inputs, run));
    }

    /** The shell is told a little later than the slot is free. */
    private void finish(TaskRow row, Runnable tell) {
        stopped.remove(row);
        worker.hostAfter(world.dice().nanos(50 * Dice.MICRO), tell);
        worker.hostAfter(0, () -> {
            busy--;
            fill();
        });
    }

    private void end(TaskRow row, SimTask task, long[] inputs, long run) {
        if (stopped.getOrDefault(row, false) && world.dice().chance(0.5)) {
            finish(row, () -> worker.core().failed(row, port.failure(row, "interrupted"), true));
        } else if (mustFail(row, task)) {
            finish(row, () -> worker.core().failed(row, port.failure(row, "failed"), task.kind() == Kind.FLAKY));
        } else {
            Value value = Value.of(
                    task, inputs, task.kind() == Kind.IMPURE ? world.dice().bits() | 1 : 0);
            Outcome outcome = keep(row, value, run);
            finish(row, () -> worker.core().succeeded(row, outcome));
        }
    }

    private boolean mustFail(TaskRow row, SimTask task) {
        int tried = tries.merge(row, 1, Integer::sum);
        return switch (task.kind()) {
            case FAILING -> true;
            case BRITTLE -> row.attempt() > 1;
            case FLAKY -> tried == 1;
            default -> false;
        };
    }

    private Outcome keep(TaskRow row, Value made, long run) {
        Value value = made;
        if (world.graph().task(row.task()).kind() == Kind.IMPURE) {
            value = world.checkpoints().first(row.task(), made);
            world.oracle().impureRan(row.task(), value);
        }
        boolean inline = value.bytes() <= world.scenario().inlineLimit();
        byte place = inline ? Completions.INLINE : row.mustBeDurable() ? Completions.CHECKPOINT : Completions.HELD;
        if (place == Completions.CHECKPOINT) {
            world.checkpoints().write(row.task(), value);
        }
        port.results().put(row.task(), value);
        return new Outcome(
                world.time().wallMillis() * 1000,
                (int) (run / Dice.MICRO),
                0,
                value.bytes(),
                value.digest(),
                place,
                inline ? value.encode() : new byte[0]);
    }
}
