package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.core.message.Completions;
import io.akkord.core.worker.Outcome;
import io.akkord.core.worker.RunningBody;
import io.akkord.core.worker.TaskRow;
import io.akkord.simulation.SimTask.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.WeakHashMap;

/** Runs bodies, as many at a time as there are slots. A body takes its inputs from the store and puts its result there. */
final class SimSlots {

    private static final byte[] NOTHING = {};

    /** One body that runs; ends when it is run by the clock. */
    private final class Body implements Runnable {
        final TaskRow row;
        final long number;
        final long nanos;
        final long since = world.time().now();
        boolean stopped;

        Body(TaskRow row, long number, long nanos) {
            this.row = row;
            this.number = number;
            this.nanos = nanos;
        }

        @Override
        public void run() {
            end(this);
        }
    }

    private final World world;
    private final SimWorker worker;
    private final SimPort port;
    private final ArrayDeque<TaskRow> queue = new ArrayDeque<>();
    private final List<Body> bodies = new ArrayList<>();
    /** Tries of each attempt of those that fail the first time; identity is what tells attempts apart. */
    private final WeakHashMap<TaskRow, Integer> tries = new WeakHashMap<>();

    private final SlotChecks checks;
    private int busy;

    SimSlots(World world, SimWorker worker, SimPort port) {
        this.world = world;
        this.worker = worker;
        this.port = port;
        this.checks = new SlotChecks(world, worker, port);
    }

    void start(TaskRow row) {
        checks.given(row);
        queue.add(row);
        fill();
    }

    /** Out of the queue, or interrupted; a body may take no notice. Its end is reported all the same. */
    void stop(TaskRow row) {
        if (queue.remove(row)) {
            worker.hostAfter(0, () -> worker.core().failed(row, port.failure(row, "stopped"), false));
            return;
        }
        for (Body body : bodies) {
            body.stopped |= body.row == row;
        }
    }

    List<RunningBody> running(long leastMicros) {
        List<RunningBody> running = new ArrayList<>();
        for (Body body : bodies) {
            long micros = (world.time().now() - body.since) / Dice.MICRO;
            if (micros >= leastMicros) {
                running.add(new RunningBody(body.row, micros));
            }
        }
        return running;
    }

    private List<TaskRow> running() {
        List<TaskRow> rows = new ArrayList<>(bodies.size());
        for (Body body : bodies) {
            rows.add(body.row);
        }
        return rows;
    }

    private void fill() {
        while (busy < world.plan().cluster().slots() && !queue.isEmpty()) {
            busy++;
            begin(queue.remove());
        }
    }

    private void begin(TaskRow row) {
        int task = row.task();
        boolean impure = world.tasks().kind(task).isImpure();
        long number = Value.begin(world.tasks(), task, impure ? world.dice().bits() | 1 : 0);
        for (int input : row.inputs()) {
            Value found = port.results().get(input);
            if (found == null) {
                inputGone(row, input);
                return;
            }
            require(
                    Invariant.RESULT_IS_RIGHT,
                    found.number() == world.oracle().expected(input),
                    () -> "task " + task + " reads a wrong result of " + input);
            number = Value.mix(number, found.number());
        }
        checks.begins(row, this::running);
        Body body = new Body(row, number, duration(task));
        bodies.add(body);
        if (!world.plan().isExact()) {
            world.blame().begun(worker.id(), task, row.attempt());
        }
        world.statistics().started(task, worker.number());
        worker.after(body.nanos, body);
    }

    /** Where stragglers are copied there are some: one body in twenty takes twenty times as long, up to five seconds. */
    private long duration(int task) {
        long most = world.tasks().runNanos(task);
        if (world.plan().isExact()) {
            return most;
        }
        long usual = most / 2 + world.dice().nanos(most / 2);
        boolean straggles =
                world.plan().options().speculation() > 0 && world.dice().chance(0.05);
        return straggles ? Math.max(usual, Math.min(20 * usual, 5 * Dice.SECOND)) : usual;
    }

    private void inputGone(TaskRow row, int input) {
        require(
                Invariant.RESULT_IS_HELD,
                world.resultsMayVanish(),
                () -> "task " + row.task() + " starts without its input " + input);
        finish(() -> worker.core().inputGone(row, input));
    }

    /** The shell is told a little later than the slot is free. */
    private void finish(Runnable tell) {
        worker.hostAfter(world.delay(50 * Dice.MICRO, 0), tell);
        worker.hostAfter(0, () -> {
            busy--;
            fill();
        });
    }

    /** Another process takes its place after a while, under another name. */
    private void kill() {
        Trace.log(world, () -> worker.id() + " is killed by its task");
        worker.die();
        world.time().after(world.dice().nanos(Dice.SECOND), world::addWorker);
    }

    private void end(Body body) {
        if (world.tasks().kind(body.row.task()) == Kind.DEADLY) {
            kill();
            return;
        }
        bodies.remove(body);
        TaskRow row = body.row;
        Kind kind = world.tasks().kind(row.task());
        if (body.stopped && world.dice().chance(0.5)) {
            finish(() -> worker.core().failed(row, port.failure(row, "interrupted"), true));
        } else if (mustFail(row, kind)) {
            finish(() -> worker.core().failed(row, port.failure(row, "failed"), kind == Kind.FLAKY));
        } else {
            Outcome outcome = keep(body, kind);
            world.statistics().ended(row.task());
            if (world.plan().isExact()) {
                busy--;
                succeed(row, outcome);
                worker.askFlush();
            } else {
                finish(() -> succeed(row, outcome));
            }
        }
    }

    /** The slot goes on by itself with what is ready, if it may; now and then it leaves that to the worker. */
    private void succeed(TaskRow row, Outcome outcome) {
        worker.core().succeeded(row, outcome);
        boolean goesOn = world.plan().isExact() || world.dice().chance(0.7);
        TaskRow next = goesOn ? worker.core().takeNext() : null;
        if (next != null) {
            start(next);
        }
    }

    private boolean mustFail(TaskRow row, Kind kind) {
        return switch (kind) {
            case FAILING -> true;
            case BRITTLE -> row.attempt() > 1;
            case FLAKY -> tries.merge(row, 1, Integer::sum) == 1;
            default -> false;
        };
    }

    private Outcome keep(Body body, Kind kind) {
        TaskRow row = body.row;
        int task = row.task();
        Value value = new Value(body.number, world.tasks().bytes(task));
        if (kind.isImpure()) {
            value = world.checkpoints().first(task, value);
            world.oracle().impureRan(task, value);
        }
        boolean inline = value.bytes() <= world.plan().inlineLimit();
        byte place = inline ? Completions.INLINE : row.mustBeDurable() ? Completions.CHECKPOINT : Completions.HELD;
        if (place == Completions.CHECKPOINT) {
            world.checkpoints().write(task, value);
        }
        port.results().put(task, value);
        return new Outcome(
                world.time().wallMillis() * 1000,
                (int) Math.min(body.nanos / Dice.MICRO, Integer.MAX_VALUE),
                0,
                value.bytes(),
                value.digest(),
                place,
                inline ? value.encode(world.tasks().encodedBytes(task)) : NOTHING);
    }
}
