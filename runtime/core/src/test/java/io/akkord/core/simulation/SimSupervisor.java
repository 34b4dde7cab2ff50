package io.akkord.core.simulation;

import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.Decision;
import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.core.supervisor.GraphState;
import io.akkord.core.supervisor.Instruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One life of the graph's supervisor, as the event-sourced actor has it: while facts are being made durable everything
 * that arrives waits, and what a decision instructs is carried out only behind its facts.
 */
final class SimSupervisor {

    private static final int WINDOW = 16;

    private record Link(WorkerInfo info, LinkEnd<ToWorker, ToSupervisor> end) {}

    private final World world;
    private final SimCoordinator home;
    private final GraphState state;
    private final GraphScheduler scheduler;
    private final TreeMap<Integer, Link> links = new TreeMap<>();
    private final ArrayDeque<Runnable> stash = new ArrayDeque<>();
    private final List<Runnable> afterRecord = new ArrayList<>();
    private boolean over;
    private boolean committing;
    private boolean decideAsked;

    SimSupervisor(World world, SimCoordinator home) {
        this.world = world;
        this.home = home;
        this.state = world.journal().replay();
        this.scheduler = new GraphScheduler(state, world.scenario().settings());
    }

    void start() {
        world.lifeBegins();
        scheduler.start("coordinator", world.time().wallMillis(), world.time().now());
        home.after(0, () -> tell(() -> {}));
        tick();
    }

    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
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
            home.after(world.dice().nanos(50 * Dice.MICRO), () -> {
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
                long now = world.time().now();
                links.values().forEach(link -> link.end().tick(now));
                tell(() -> {});
                tick();
            }
        });
    }

    void workers(List<WorkerInfo> present) {
        tell(() -> scheduler.workers(present));
    }

    void frame(String workerId, long epoch, long registration, long number, ToSupervisor content, long acknowledged) {
        tell(() -> links.forEach((worker, link) -> {
            if (link.info().workerId().equals(workerId)
                    && link.info().registration() == registration
                    && epoch == scheduler.epoch()) {
                link.end()
                        .receive(number, content, acknowledged, world.time().now())
                        .forEach(message -> received(worker, message));
            }
        }));
    }

    private void received(int worker, ToSupervisor message) {
        Trace.log(world, () -> "from #" + worker + ": " + Trace.show(message));
        scheduler.received(worker, message);
    }

    private void decide() {
        if (over || committing) {
            return;
        }
        if (world.scenario().troubles().deathsKnown()) {
            Set<String> dead = scheduler.missingWorkers().stream()
                    .filter(id -> !world.worker(id).isAlive())
                    .collect(Collectors.toSet());
            scheduler.knownDead(dead);
        }
        Decision decision = scheduler.decide(world.time().now(), world.time().wallMillis());
        if (decision.events().isEmpty()) {
            carryOut(decision);
            return;
        }
        decision.events().forEach(event -> Trace.log(world, () -> "decided " + Trace.show(event)));
        committing = true;
        home.after(world.dice().nanos(world.scenario().commit()), () -> committed(decision));
    }

    private void committed(Decision decision) {
        if (over) {
            return;
        }
        world.journal().commit(decision.events());
        if (!world.isCalm() && world.dice().chance(world.scenario().troubles().crashAtCommit())) {
            home.killSupervisor();
            return;
        }
        home.after(world.dice().nanos(100 * Dice.MICRO), () -> {
            if (!over) {
                committing = false;
                StateChecks.afterCommit(world, state);
                carryOut(decision);
                while (!stash.isEmpty() && !committing) {
                    tell(stash.remove());
                }
            }
        });
    }

    private void carryOut(Decision decision) {
        for (Instruction instruction : decision.instructions()) {
            if (instruction instanceof Instruction.Send send) {
                send(send.worker(), send.message());
            } else if (instruction instanceof Instruction.OpenLink open) {
                links.put(open.worker(), new Link(open.info(), end(open.info())));
            } else if (instruction instanceof Instruction.CloseLink close) {
                links.remove(close.worker());
            } else if (instruction instanceof Instruction.Supply supply) {
                supply(supply.worker(), supply.tasks());
            }
        }
        flush();
        List<Runnable> replies = List.copyOf(afterRecord);
        afterRecord.clear();
        replies.forEach(Runnable::run);
    }

    private void flush() {
        links.values().forEach(link -> link.end().flush(world.time().now()));
    }

    private LinkEnd<ToWorker, ToSupervisor> end(WorkerInfo info) {
        SimWorker to = world.worker(info.workerId());
        long epoch = scheduler.epoch();
        return new LinkEnd<>(WINDOW, (number, content, acknowledged) -> {
            if (!to.isCutOff()) {
                world.network()
                        .carry(
                                to,
                                () -> to.supervisorFrame(
                                        info.incarnation(), epoch, info.registration(), number, content, acknowledged));
            }
        });
    }

    private void send(int worker, ToWorker message) {
        Checks.require(
                links.containsKey(worker), () -> "a message to worker " + worker + " without a link: " + message);
        if (message instanceof ToWorker.Recorded recorded) {
            for (int task : recorded.tasks()) {
                Checks.require(
                        world.journal().rules().isRecorded(task),
                        () -> "task " + task + " is acknowledged before it is recorded");
            }
        }
        Trace.log(world, () -> "to " + links.get(worker).info().workerId() + "#" + worker + ": " + Trace.show(message));
        links.get(worker).end().send(message);
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
        home.after(world.dice().nanos(5 * Dice.MILLI), () -> tell(() -> supplied(worker, found)));
    }

    private void supplied(int worker, Map<Integer, byte[]> found) {
        Link link = links.get(worker);
        if (link == null) {
            return;
        }
        IntList tasks = new IntList();
        IntList lengths = new IntList();
        ByteList values = new ByteList();
        found.forEach((task, value) -> {
            tasks.add(task);
            lengths.add(value.length);
            values.addAll(value, 0, value.length);
        });
        link.end().send(new ToWorker.SupplyInputs(tasks.toArray(), lengths.toArray(), values.toArray()));
        link.end().flush(world.time().now());
    }
}
