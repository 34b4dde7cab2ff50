package io.akkord.samples.chaos;

import io.akkord.samples.chaos.Schedule.Blow;
import io.akkord.samples.chaos.nemesis.Nemesis.Fault;
import io.akkord.samples.chaos.stage.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Starts and heals faults as the schedule says. Not safe for use by several threads. */
final class Faults {

    /** A fault that waits for its end. */
    private record Open(double until, Blow blow, Fault fault) {}

    /** A fault that finds no target for so long is left out. */
    private static final int PATIENCE_SECONDS = 30;

    private final Stage stage;
    private final FaultLog log;
    private final List<Blow> waiting = new ArrayList<>();
    private final PriorityQueue<Open> open = new PriorityQueue<>(Comparator.comparingDouble(Open::until));

    Faults(Schedule schedule, Stage stage, FaultLog log) {
        this.stage = stage;
        this.log = log;
        waiting.addAll(schedule.blows());
    }

    /** Does what is due. */
    void look() {
        double now = log.seconds();
        while (!open.isEmpty() && open.element().until() <= now) {
            heal(open.remove());
        }
        List<Blow> due =
                waiting.stream().filter(blow -> blow.atSeconds() <= now).toList();
        due.forEach(blow -> start(blow, now));
    }

    private void start(Blow blow, double now) {
        Optional<Fault> started = blow.nemesis().start(stage, new SplittableRandom(blow.seed()));
        if (started.isPresent()) {
            log.fault(blow.nemesis().kind(), started.get().what(), blow.seconds());
            open.add(new Open(now + blow.seconds(), blow, started.get()));
            waiting.remove(blow);
        } else if (now > blow.atSeconds() + PATIENCE_SECONDS) {
            log.say("left out " + blow.nemesis().kind() + ": there was no target for " + PATIENCE_SECONDS + " s");
            waiting.remove(blow);
        }
    }

    private void heal(Open ended) {
        ended.fault().heal().run();
        log.say("healed " + ended.blow().nemesis().kind() + ": " + ended.fault().what());
    }

    /** Heals everything at once; no more faults come. */
    void healAll() {
        waiting.clear();
        while (!open.isEmpty()) {
            heal(open.remove());
        }
    }
}
