package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.api.GraphStatus.State;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.core.supervisor.GraphState;
import io.akkord.core.supervisor.StateInspector;
import io.akkord.core.supervisor.TaskResult;
import io.akkord.core.worker.CoreInspector;
import io.akkord.simulation.SimTask.Kind;
import java.util.Arrays;
import java.util.List;

/** What must hold when the graph has ended, or has nothing to do. */
final class FinalChecks {

    private FinalChecks() {}

    static void checkEnd(World world, GraphState state) {
        JournalRules rules = world.journal().rules();
        checkOutcome(world, rules);
        StateChecks.checkCounts(state);
        checkLeaving(world, state);
        if (world.plan().checksAll()) {
            StateChecks.checkReplay(world, state);
            if (rules.outcome() == State.COMPLETED) {
                GraphState replayed = world.journal().replay();
                checkOutputs(world, new GraphScheduler(replayed, world.plan().settings()));
            }
        }
        if (rules.outcome() == State.FAILED && !world.plan().options().failFast()) {
            checkWhatFailed(world, state, rules);
        }
    }

    /**
     * Where nothing else went wrong: no transfer was lost either, since what cannot be fetched is made again. In a graph that
     * grows, what was released may be wanted again, and is made again; a copy may fail while the first attempt goes on.
     */
    private static void checkLeaving(World world, GraphState state) {
        boolean transfersWork = world.plan().weather().loss() == 0;
        if (!transfersWork || !world.plan().troubles().isOnlyLeaving()) {
            return;
        }
        StateInspector inspector = new StateInspector(state);
        boolean grows = world.tasks().segments().size() > 1;
        boolean copies = world.plan().options().speculation() > 0;
        require(
                Invariant.LEAVING_IS_FREE,
                (copies || inspector.attemptsLost() == 0) && (grows || inspector.recomputed() == 0),
                () -> inspector.recomputed() + " results were made again and " + inspector.attemptsLost()
                        + " attempts lost, although workers only left");
    }

    private static void checkOutcome(World world, JournalRules rules) {
        if (rules.outcome() == State.CANCELLED) {
            require(Invariant.OUTCOME_IS_RIGHT, world.plan().cancelled(), () -> "cancelled by nobody");
            return;
        }
        boolean failed = rules.outcome() == State.FAILED;
        require(
                Invariant.OUTCOME_IS_RIGHT,
                failed == rules.hasFailures(),
                () -> "ended as " + rules.outcome() + ", failures: " + rules.hasFailures());
        require(
                Invariant.OUTCOME_IS_RIGHT,
                failed || !hasAny(world.tasks(), Kind.FAILING),
                () -> "completed although tasks fail");
        int recorded = rules.recordedCount();
        require(
                Invariant.NO_TASK_IS_LOST,
                failed || recorded == world.tasks().size(),
                () -> "completed with " + recorded + " of " + world.tasks().size() + " tasks");
    }

    private static boolean hasAny(Tasks tasks, Kind kind) {
        for (int task = 0; task < tasks.size(); task++) {
            if (tasks.kind(task) == kind) {
                return true;
            }
        }
        return false;
    }

    /** What does not depend on a failed task was done. */
    private static void checkWhatFailed(World world, GraphState state, JournalRules rules) {
        boolean[] barred = closureOf(world.tasks(), Kind.FAILING);
        boolean others = rules.isImpureResultLost()
                || world.tasks().segments().size() > 1
                || hasAny(world.tasks(), Kind.BRITTLE)
                || hasAny(world.tasks(), Kind.DEADLY);
        StateInspector inspector = new StateInspector(state);
        require(
                Invariant.NO_TASK_IS_LOST,
                inspector.recorded() + inspector.failed() >= inspector.tasks(),
                () -> "ended with open tasks");
        for (int task = 0; task < world.tasks().size() && !others; task++) {
            int each = task;
            require(
                    Invariant.NO_TASK_IS_LOST,
                    rules.isRecorded(task) != barred[task],
                    () -> inspector.describe(each) + ", barred " + barred[each]);
        }
    }

    /** Tasks of a kind, and everything that depends on one of them. */
    private static boolean[] closureOf(Tasks tasks, Kind kind) {
        boolean[] in = new boolean[tasks.size()];
        for (int task = 0; task < in.length; task++) {
            in[task] = tasks.kind(task) == kind;
            for (int i = 0; i < tasks.inputCount(task); i++) {
                in[task] |= in[tasks.input(task, i)];
            }
        }
        return in;
    }

    private static void checkOutputs(World world, GraphScheduler scheduler) {
        for (GraphSegment segment : world.tasks().segments()) {
            for (int i = 0; i < segment.outputs().length; i++) {
                checkOutput(
                        world,
                        scheduler,
                        segment.outputs()[i],
                        segment.outputNames().get(i));
            }
        }
    }

    private static void checkOutput(World world, GraphScheduler scheduler, int task, String name) {
        TaskResult result = scheduler.result(name);
        long found;
        if (result instanceof TaskResult.InJournal inline) {
            found = Value.number(world.journal().inline(inline.task(), inline.eventNumber()));
        } else if (result instanceof TaskResult.InCheckpoint) {
            Value stored = world.checkpoints().read(task);
            if (stored == null) {
                require(
                        Invariant.OUTCOME_IS_RIGHT,
                        world.plan().troubles().checkpointDamage() > 0,
                        () -> "output " + name + " is not there");
                return;
            }
            found = stored.number();
        } else {
            throw new Violation(Invariant.OUTCOME_IS_RIGHT, "output " + name + " is not durable: " + result, null);
        }
        require(
                Invariant.OUTCOME_IS_RIGHT,
                found == world.oracle().expected(task),
                () -> "output " + name + " is wrong");
    }

    /** Nothing runs and nothing goes wrong: workers have what the truth says, and that is only what is needed. */
    static void checkNothingUnneeded(World world, GraphState state) {
        StateInspector inspector = new StateInspector(state);
        for (SimWorker worker : world.liveWorkers()) {
            if (!CoreInspector.hasGraph(worker.core(), World.GRAPH)) {
                continue;
            }
            List<String> leftovers = CoreInspector.leftovers(worker.core(), World.GRAPH);
            require(Invariant.NOTHING_IS_LEFT, leftovers.isEmpty(), () -> worker.id() + " is left with " + leftovers);
            List<Integer> own = CoreInspector.own(worker.core(), World.GRAPH);
            List<Integer> believed = inspector.heldBy(worker.id());
            require(
                    Invariant.NOTHING_IS_LEFT,
                    own.equals(believed),
                    () -> worker.id() + " holds " + own + ", the truth says " + believed);
            int[] stored = worker.port().results().tasks();
            require(
                    Invariant.NOTHING_IS_LEFT,
                    Arrays.stream(stored).allMatch(own::contains),
                    () -> worker.id() + " stores " + Arrays.toString(stored) + " of which it holds " + own);
            checkIdle(worker);
        }
    }

    private static void checkIdle(SimWorker worker) {
        require(Invariant.NOTHING_IS_LEFT, worker.core().running() == 0, () -> worker.id() + " still runs something");
        require(
                Invariant.NOTHING_IS_LEFT,
                worker.core().unrecorded() == 0,
                () -> worker.id() + " counts unrecorded completions");
    }

    /** The graph has ended a while ago: nobody has anything of it. */
    static void checkNothingLeft(World world) {
        for (SimWorker worker : world.liveWorkers()) {
            require(
                    Invariant.NOTHING_IS_LEFT,
                    !CoreInspector.hasGraph(worker.core(), World.GRAPH),
                    () -> worker.id() + " still has the graph: " + worker);
            checkIdle(worker);
            require(
                    Invariant.NOTHING_IS_LEFT,
                    worker.port().results().isEmpty(),
                    () -> worker.id() + " still stores "
                            + Arrays.toString(worker.port().results().tasks()));
        }
    }
}
