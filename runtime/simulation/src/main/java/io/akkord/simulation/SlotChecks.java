package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.api.TaskOptions;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.worker.TaskRow;
import io.akkord.simulation.SimTask.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What must be true of each task that a worker gives to its slots, and of what runs there together. */
final class SlotChecks {

    private final World world;
    private final SimWorker worker;
    private final SimPort port;
    private @Nullable TaskOptions lastGiven;
    private @Nullable TaskOptions lastExpected;

    SlotChecks(World world, SimWorker worker, SimPort port) {
        this.world = world;
        this.worker = worker;
        this.port = port;
    }

    /** The worker gives a task to its slots. */
    void given(TaskRow row) {
        checkRow(row);
        checkLease(row);
    }

    /** Its body begins, beside those that run. */
    void begins(TaskRow row, Supplier<List<TaskRow>> running) {
        checkRoom(row, running);
        world.code().check(worker.id(), row.task(), row.operation(), worker.isUpgraded());
    }

    /** An effect that was given to another worker does not begin here any more. */
    private void checkLease(TaskRow row) {
        boolean leasesAreOver = world.plan().settings().adoptionGraceNanos() >= SimCoordinator.LEASE;
        int last = world.journal().rules().attempt(row.task());
        require(
                Invariant.IMPURE_IS_ONCE,
                !leasesAreOver || world.tasks().kind(row.task()) != Kind.EFFECT || row.attempt() >= last,
                () -> worker.id() + " begins attempt " + row.attempt() + " of effect " + row.task() + " after attempt "
                        + last + " was dispatched");
    }

    private void checkRow(TaskRow row) {
        Tasks tasks = world.tasks();
        int task = row.task();
        boolean inputs = row.inputs().length == tasks.inputCount(task);
        for (int i = 0; inputs && i < row.inputs().length; i++) {
            inputs = row.inputs()[i] == tasks.input(task, i);
        }
        require(Invariant.TASK_IS_WHOLE, inputs, () -> "wrong inputs of task " + task);
        require(
                Invariant.TASK_IS_WHOLE,
                tasks.hasLiterals(task, row.literals()),
                () -> "wrong literals of task " + task);
        require(Invariant.TASK_IS_WHOLE, hasOptions(row, tasks.options(task)), () -> "wrong options of task " + task);
        require(
                Invariant.TASK_IS_WHOLE,
                isSame(port.operation(row.operation()), tasks.operation(task))
                        && world.code().isKnown(task, row.operation(), port.operation(row.operation())),
                () -> "wrong operation of task " + task);
        boolean must = tasks.options(task).impure() || tasks.options(task).checkpoint();
        require(
                Invariant.TASK_IS_WHOLE,
                !must || row.mustBeDurable(),
                () -> "task " + task + " should be made durable");
    }

    /** What came out equal last time is not compared again. */
    @SuppressWarnings("ReferenceEquality") // it only decides whether to compare
    private boolean hasOptions(TaskRow row, TaskOptions expected) {
        if (row.options() != lastGiven || expected != lastExpected) {
            if (!row.options().equals(expected)) {
                return false;
            }
            lastGiven = row.options();
            lastExpected = expected;
        }
        return true;
    }

    /** By what tells operations apart besides their code: the arrays of equal records may be different ones. */
    private static boolean isSame(OperationSpec given, OperationSpec expected) {
        return given.equals(expected)
                || (given.kind() == expected.kind()
                        && given.className().equals(expected.className())
                        && given.methodName().equals(expected.methodName())
                        && Arrays.equals(given.captured(), expected.captured()));
    }

    /** The worker's dataflow starts no more than its slots and resources allow. */
    private void checkRoom(TaskRow row, Supplier<List<TaskRow>> running) {
        require(
                Invariant.SLOTS_ARE_KEPT,
                worker.core().running() <= world.plan().cluster().slots(),
                () -> worker.id() + " runs " + worker.core().running());
        row.options().resources().forEach((name, amount) -> {
            int taken = amount;
            for (TaskRow other : running.get()) {
                taken += other.options().resources().getOrDefault(name, 0);
            }
            int sum = taken;
            require(
                    Invariant.SLOTS_ARE_KEPT,
                    sum <= SimWorker.RESOURCES.getOrDefault(name, 0),
                    () -> worker.id() + " gives away " + sum + " of " + name);
        });
    }
}
