package io.akkord.core.simulation;

import static io.akkord.core.simulation.Checks.require;

import io.akkord.api.GraphStatus.State;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.simulation.SimTask.Kind;
import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.core.supervisor.GraphState;
import io.akkord.core.supervisor.StateInspector;
import io.akkord.core.supervisor.TaskResult;
import io.akkord.core.worker.CoreInspector;
import java.util.List;

/** What must hold when the graph has ended, or has nothing to do. */
final class FinalChecks {

    private FinalChecks() {}

    static void checkEnd(World world, GraphState state) {
        JournalRules rules = world.journal().rules();
        checkOutcome(world, rules);
        StateChecks.checkCounts(state);
        StateChecks.checkReplay(world, state);
        if (rules.outcome() == State.COMPLETED) {
            checkOutputs(
                    world,
                    new GraphScheduler(
                            world.journal().replay(), world.scenario().settings()));
        }
        if (rules.outcome() == State.FAILED && !world.scenario().options().failFast()) {
            checkWhatFailed(world, state, rules);
        }
    }

    private static void checkOutcome(World world, JournalRules rules) {
        if (rules.outcome() == State.CANCELLED) {
            require(world.scenario().cancelled(), () -> "cancelled by nobody");
            return;
        }
        require(
                (rules.outcome() == State.FAILED) == rules.hasFailures(),
                () -> "ended as " + rules.outcome() + ", failures: " + rules.hasFailures());
        boolean mustFail = false;
        for (int task = 0; task < world.graph().size(); task++) {
            mustFail |= world.graph().task(task).kind() == Kind.FAILING;
        }
        boolean failed = rules.outcome() == State.FAILED;
        require(failed || !mustFail, () -> "completed although tasks fail");
        require(
                failed || rules.recordedCount() == world.graph().size(),
                () -> "completed with " + rules.recordedCount() + " of "
                        + world.graph().size() + " tasks");
    }

    /** What does not depend on a failed task was done. */
    private static void checkWhatFailed(World world, GraphState state, JournalRules rules) {
        boolean[] barred = world.graph().closureOf(Kind.FAILING);
        boolean others = rules.isImpureResultLost()
                || world.graph().segments().size() > 1
                || world.scenario().traits().brittle() > 0;
        StateInspector inspector = new StateInspector(state);
        require(inspector.recorded() + inspector.failed() >= inspector.tasks(), () -> "ended with open tasks");
        for (int task = 0; task < world.graph().size() && !others; task++) {
            int each = task;
            require(
                    rules.isRecorded(task) != barred[task],
                    () -> inspector.describe(each) + ", barred " + barred[each]);
        }
    }

    private static void checkOutputs(World world, GraphScheduler scheduler) {
        int from = 0;
        for (GraphSegment segment : world.graph().segments()) {
            for (int output : segment.outputs()) {
                checkOutput(world, scheduler, output, SimGraph.name(output, from));
            }
            from += segment.taskCount();
        }
    }

    private static void checkOutput(World world, GraphScheduler scheduler, int task, String name) {
        TaskResult result = scheduler.result(name);
        Value found;
        if (result instanceof TaskResult.InJournal inline) {
            found = Value.decode(world.journal().inline(inline.task(), inline.eventNumber()));
        } else if (result instanceof TaskResult.InCheckpoint) {
            found = world.checkpoints().read(task);
            if (found == null) {
                require(world.scenario().troubles().checkpointDamage() > 0, () -> "output " + name + " is not there");
                return;
            }
        } else {
            throw new AssertionError("output " + name + " is not durable: " + result);
        }
        require(found.number() == world.oracle().expected(task), () -> "output " + name + " is wrong");
    }

    /** Nothing runs and nothing goes wrong: workers have what the truth says, and that is only what is needed. */
    static void checkNothingUnneeded(World world, GraphState state) {
        StateInspector inspector = new StateInspector(state);
        for (SimWorker worker : world.liveWorkers()) {
            if (!CoreInspector.hasGraph(worker.core(), World.GRAPH)) {
                continue;
            }
            List<String> leftovers = CoreInspector.leftovers(worker.core(), World.GRAPH);
            require(leftovers.isEmpty(), () -> worker.id() + " is left with " + leftovers);
            List<Integer> own = CoreInspector.own(worker.core(), World.GRAPH);
            List<Integer> believed = inspector.heldBy(worker.id());
            require(own.equals(believed), () -> worker.id() + " holds " + own + ", the truth says " + believed);
            require(
                    own.containsAll(worker.port().results().keySet()),
                    () -> worker.id() + " stores " + worker.port().results().keySet() + " of which it holds " + own);
            require(worker.core().running() == 0, () -> worker.id() + " still runs something");
            require(worker.core().unrecorded() == 0, () -> worker.id() + " counts unrecorded completions");
        }
    }

    /** The graph has ended a while ago: nobody has anything of it. */
    static void checkNothingLeft(World world) {
        for (SimWorker worker : world.liveWorkers()) {
            require(
                    !CoreInspector.hasGraph(worker.core(), World.GRAPH),
                    () -> worker.id() + " still has the graph: " + worker);
            require(worker.core().running() == 0, () -> worker.id() + " still runs something");
            require(worker.core().unrecorded() == 0, () -> worker.id() + " counts unrecorded completions");
            require(
                    worker.port().results().isEmpty(),
                    () -> worker.id() + " still stores "
                            + worker.port().results().keySet());
        }
    }
}
