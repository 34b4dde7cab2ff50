package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.Decision;
import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.core.supervisor.GraphState;
import io.akkord.core.supervisor.Instruction;
import io.akkord.core.supervisor.StateInspector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One life of the graph's supervisor, as the event-sourced actor has it: while facts are being made durable everything
 * that arrives waits, and what a decision instructs is carried out only behind its facts.
 */
final class SimSupervisor {

    private final World world;
    private final SimCoordinator home;
    private final GraphState state;
    private final StateInspector truth;
    private final GraphScheduler scheduler;
    private final SimLinks links;
    private final ArrayDeque<Runnable> stash = new ArrayDeque<>();
    private final List<Runnable> afterRecord = new ArrayList<>();
    private boolean over;
    private boolean committing;
    private boolean decideAsked;

    SimSupervisor(World world, SimCoordinator home) {
        this.world = world;
        this.home = home;
        this.state = world.journal().replay();
        this.truth = new StateInspector(state);
        this.scheduler = new GraphScheduler(state, world.plan().settings());
        this.links = new SimLinks(world, scheduler);
    }

    void start() {
        world.lifeBegins();
        scheduler.start("coordinator", world.time().wallMillis(), world.time().now());
        home.after(0, () -> tell(() -> {}));
        if (!world.plan().isExact()) {
            tick();
        }
    }

    /** Whatever it was doing; what it has recorded so far is what the next life will find. */
    void end() {
        over = true;
        if (!committing && !decideAsked && world.plan().checksAll()) {
            StateChecks.checkReplay(world, state);
        }
    }

    boolean isCommitting() {
        return committing;
    }

    GraphScheduler scheduler() {
        return scheduler;
    }

    GraphState state() {
        return state;
    }

    /** A message for the actor: waits while facts are being made durable; then it is time to decide. */
    void tell(Runnable message) {
        if (over) {
            return;
        }
        if (committing) {
            stash.add(message);
            return;
        }
        message.run();
        if (!decideAsked) {
            decideAsked = true;
            home.after(world.delay(50 * Dice.MICRO, 0), () -> {
                decideAsked = false;
                decide();
            });
        }
    }

    /** A reply that is given when everything so far is durable. */
    void afterRecord(Runnable reply) {
        afterRecord.add(reply);
    }

    private void tick() {
        home.after(100 * Dice.MILLI, () -> {
            if (!over) {
                links.tick();
                tell(() -> {});
                tick();
            }
        });
    }

    void deaths(List<WorkerDeath> dead) {
        if (!dead.isEmpty()) {
            tell(() -> scheduler.died(dead));
        }
    }

    void workers(List<WorkerInfo> present, Set<String> leaving) {
        deaths(world.deaths().known());
        tell(() -> {
            scheduler.workers(present);
            scheduler.leaving(leaving);
        });
    }

    void frame(
            String workerId,
            long epoch,
            long registration,
            long number,
            @Nullable ToSupervisor content,
            long acknowledged) {
        tell(() -> links.receive(workerId, epoch, registration, number, content, acknowledged, this::received));
    }

    private void received(int worker, ToSupervisor message) {
        Trace.log(world, () -> "from #" + worker + ": " + Trace.show(message));
        world.noteMessage(message);
        ToSupervisor heard = world.seams().heard(truth, worker, message);
        if (heard != null) {
            scheduler.received(worker, heard);
        }
    }

    private void decide() {
        if (over || committing) {
            return;
        }
        if (world.plan().troubles().deathsKnown()) {
            scheduler.knownDead(knownDead());
        }
        restateIfDue();
        Decision decision = scheduler.decide(world.time().now(), world.time().wallMillis());
        if (decision.events().isEmpty()) {
            carryOut(decision);
            return;
        }
        decision.events().forEach(event -> Trace.log(world, () -> "decided " + Trace.show(event)));
        committing = true;
        if (!world.seams().waitsForCommit()) {
            instruct(decision);
        }
        long commit = world.plan().cluster().commitNanos();
        home.after(world.delay(commit, commit), () -> committed(decision));
    }

    private void restateIfDue() {
        if (scheduler.isRestatementDue(world.plan().restatement())) {
            Map<Integer, byte[]> carried = new TreeMap<>();
            for (int task : scheduler.toCarry()) {
                carried.put(task, world.journal().inline(task, scheduler.inlineEvent(task)));
            }
            scheduler.restate(carried, world.time().wallMillis());
        }
    }

    private Set<String> knownDead() {
        return scheduler.missingWorkers().stream()
                .filter(id -> {
                    SimWorker worker = world.worker(id);
                    return worker != null && !worker.isAlive();
                })
                .collect(Collectors.toSet());
    }

    private void committed(Decision decision) {
        if (over) {
            return;
        }
        world.journal().commit(decision.events());
        if (!world.plan().isExact()) {
            decision.events().forEach(world.blame()::accept);
        }
        decision.events().forEach(world.code()::accept);
        if (!world.isCalm() && world.dice().chance(world.plan().troubles().crashAtCommit())) {
            StateChecks.checkReplay(world, state);
            home.killSupervisor();
            return;
        }
        home.after(world.delay(100 * Dice.MICRO, 0), () -> {
            if (!over) {
                committing = false;
                StateChecks.afterCommit(world, state, scheduler);
                carryOut(decision);
                while (!stash.isEmpty() && !committing) {
                    tell(stash.remove());
                }
            }
        });
    }

    private void carryOut(Decision decision) {
        if (decision.events().isEmpty() || world.seams().waitsForCommit()) {
            instruct(decision);
        }
        List<Runnable> replies = List.copyOf(afterRecord);
        afterRecord.clear();
        replies.forEach(Runnable::run);
    }

    private void instruct(Decision decision) {
        for (Instruction instruction : decision.instructions()) {
            if (instruction instanceof Instruction.Send send) {
                send(send.worker(), send.message());
            } else if (instruction instanceof Instruction.OpenLink open) {
                links.open(open.worker(), open.info());
            } else if (instruction instanceof Instruction.CloseLink close) {
                links.close(close.worker());
            } else if (instruction instanceof Instruction.Supply supply) {
                supply(supply.worker(), supply.tasks());
            } else if (instruction instanceof Instruction.Warn warn) {
                require(Invariant.RESULT_IS_RIGHT, false, () -> "a warning without reason: " + warn.text());
            }
        }
        links.flush();
    }

    private void send(int worker, ToWorker message) {
        ToWorker instructed = world.seams().instructed(truth, worker, message);
        if (instructed == null) {
            return;
        }
        if (instructed instanceof ToWorker.Recorded recorded) {
            for (int task : recorded.tasks()) {
                require(
                        Invariant.COMMITTED_BEFORE_TOLD,
                        world.journal().rules().isRecorded(task),
                        () -> "task " + task + " is acknowledged before it is recorded");
            }
        }
        links.send(worker, instructed);
    }

    /** Reads inline results from the journal, which takes a while. */
    private void supply(int worker, int[] tasks) {
        Map<Integer, byte[]> found = new TreeMap<>();
        for (int task : tasks) {
            long event = scheduler.inlineEvent(task);
            if (event > 0) {
                found.put(task, world.journal().inline(task, event));
            }
        }
        home.after(world.delay(5 * Dice.MILLI, 0), () -> tell(() -> supplied(worker, found)));
    }

    private void supplied(int worker, Map<Integer, byte[]> found) {
        IntList tasks = new IntList();
        IntList lengths = new IntList();
        ByteList values = new ByteList();
        found.forEach((task, value) -> {
            tasks.add(task);
            lengths.add(value.length);
            values.addAll(value, 0, value.length);
        });
        if (links.has(worker)) {
            links.send(worker, new ToWorker.SupplyInputs(tasks.toArray(), lengths.toArray(), values.toArray()));
            links.flush();
        }
    }
}
