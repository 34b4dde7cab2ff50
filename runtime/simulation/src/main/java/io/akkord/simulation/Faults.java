package io.akkord.simulation;

import io.akkord.simulation.Plan.Troubles;
import java.util.List;
import java.util.function.Consumer;

/** Lets things go wrong, until they do no more. */
final class Faults {

    private final World world;
    private final Dice dice;
    private final Troubles troubles;

    Faults(World world) {
        this.world = world;
        this.dice = world.dice().split();
        this.troubles = world.plan().troubles();
    }

    void start() {
        again(troubles.workerCrash(), () -> anyWorker(this::crash));
        again(troubles.freeze(), () -> anyWorker(this::freeze));
        again(troubles.cutOff(), () -> anyWorker(this::cutOff));
        again(troubles.systemRestart(), () -> anyWorker(this::restartSystem));
        again(troubles.supervisorCrash(), this::crashSupervisor);
        again(troubles.coordinatorCrash(), this::crashCoordinator);
        again(troubles.everythingCrash(), this::crashEverything);
        again(troubles.leave(), this::leave);
        again(troubles.resultLoss(), () -> anyWorker(this::loseResult));
        again(troubles.checkpointDamage(), () -> world.checkpoints().damageOne(dice));
        world.code().start(this::restartSome);
        world.time().after(world.plan().faultsUntil(), world::calmDown);
    }

    private void again(long mean, Runnable fault) {
        if (mean > 0) {
            world.time().after(dice.nanos(mean), () -> {
                if (!world.isCalm()) {
                    Trace.log(world, () -> "fault");
                    fault.run();
                    again(mean, fault);
                }
            });
        }
    }

    private void anyWorker(Consumer<SimWorker> fault) {
        List<SimWorker> live = world.liveWorkers();
        if (!live.isEmpty()) {
            fault.accept(dice.oneOf(live));
        }
    }

    private long pause() {
        return dice.nanos(dice.oneOf(50 * Dice.MILLI, 2 * Dice.SECOND, 6 * Dice.SECOND));
    }

    /** Another process takes its place after a while, under another name. */
    private void crash(SimWorker worker) {
        Trace.log(world, () -> worker.id() + " dies");
        worker.die();
        world.time().after(pause(), world::addWorker);
    }

    /** All of them, or all but one, which stays with what it has. */
    private void restartSome() {
        world.liveWorkers().stream().skip(world.plan().seed() % 2).forEach(this::crash);
    }

    /** One at a time, and only if another one stays. Another process takes its place after a while. */
    private void leave() {
        List<SimWorker> live = world.liveWorkers();
        boolean others = live.stream().filter(SimWorker::isLinked).count() > 1;
        if (others && live.stream().noneMatch(SimWorker::isLeaving)) {
            SimWorker worker = dice.oneOf(live);
            Trace.log(world, () -> worker.id() + " is told to leave");
            worker.leave(() -> world.time().after(pause(), world::addWorker));
        }
    }

    private void freeze(SimWorker worker) {
        Trace.log(world, () -> worker.id() + " freezes");
        worker.freeze();
        world.time().after(pause(), () -> {
            Trace.log(world, () -> worker.id() + " thaws");
            worker.thaw();
        });
    }

    private void cutOff(SimWorker worker) {
        worker.lease().cutOff(true);
        world.time().after(pause(), () -> worker.lease().cutOff(false));
    }

    private void restartSystem(SimWorker worker) {
        if (!worker.isFrozen()) {
            worker.startSystem();
        }
    }

    private void crashSupervisor() {
        SimCoordinator coordinator = world.coordinator();
        if (coordinator != null) {
            coordinator.killSupervisor();
        }
    }

    private void crashCoordinator() {
        SimCoordinator coordinator = world.coordinator();
        if (coordinator != null) {
            coordinator.die();
            world.coordinator(null);
            world.time().after(pause(), () -> {
                SimCoordinator next = new SimCoordinator(world);
                world.coordinator(next);
                next.start();
            });
        }
    }

    private void crashEverything() {
        if (world.coordinator() != null) {
            world.liveWorkers().forEach(this::crash);
            crashCoordinator();
        }
    }

    private void loseResult(SimWorker worker) {
        int[] held = worker.port().results().tasks();
        if (held.length > 0) {
            int lost = held[dice.between(0, held.length - 1)];
            Trace.log(world, () -> worker.id() + " loses the result of " + lost);
            worker.port().results().remove(lost);
        }
    }
}
