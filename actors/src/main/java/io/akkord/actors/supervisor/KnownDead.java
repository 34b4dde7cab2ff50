package io.akkord.actors.supervisor;

import io.akkord.actors.membership.WorkerIdentity;
import io.akkord.core.supervisor.GraphScheduler;
import java.util.stream.Collectors;

/** Tells the core which workers that the journal names need not be waited for: they ran here, and their process is gone. */
final class KnownDead {

    private final GraphScheduler scheduler;
    private final long mostTicks;
    private long lookedAtTick = -1;

    /** @param mostTicks of a life after which nobody is waited for any more */
    KnownDead(GraphScheduler scheduler, long mostTicks) {
        this.scheduler = scheduler;
        this.mostTicks = mostTicks;
    }

    /** Looks once in each tick. */
    void giveUp(long tick) {
        if (tick > mostTicks || lookedAtTick == tick) {
            return;
        }
        lookedAtTick = tick;
        scheduler.knownDead(scheduler.missingWorkers().stream()
                .filter(WorkerIdentity::isKnownDead)
                .collect(Collectors.toSet()));
    }
}
