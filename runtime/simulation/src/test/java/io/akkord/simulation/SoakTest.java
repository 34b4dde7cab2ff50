package io.akkord.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.supervisor.GraphEvent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The scheduler, its journal and the workers' dataflow through a simulated cluster with faults. */
class SoakTest {

    private static final int SEEDS = 500;

    private static final int LEAVING_SEEDS = 300;

    /** A worker is seldom lost just while a body of it has run for long, so a few seeds more may be needed for that. */
    private static final int MOST_SEEDS = 5000;

    @Test
    void randomGraphsSurviveRandomFaultsAndNothingThatMustHoldIsEverBroken() {
        Soak soak = new Soak(FaultSet.ALL);
        Set<Class<?>> happened = new HashSet<>();
        int blamed = 0;
        int copied = 0;
        for (long seed = 1; seed <= SEEDS || (blamed == 0 && seed <= MOST_SEEDS); seed++) {
            Soak.Schedule schedule = soak.run(seed);
            assertThat(schedule.violation()).as(soak.commandFor(seed)).isEmpty();
            for (GraphEvent event : schedule.events()) {
                happened.add(event.getClass());
                blamed += event instanceof GraphEvent.WorkerLost lost ? count(lost.executing(), (byte) 1) : 0;
                copied += event instanceof GraphEvent.TasksDispatched dispatched
                        ? count(dispatched.reasons(), GraphEvent.TasksDispatched.REASON_SPECULATIVE)
                        : 0;
            }
        }
        assertThat(blamed).as("bodies that ran when their worker was lost").isPositive();
        assertThat(copied).as("copies of stragglers").isPositive();
        assertThat(happened)
                .as("facts that some seed led to; if one is missing the simulation is too tame")
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(GraphEvent.class.getPermittedSubclasses())
                        .filter(type -> type != GraphEvent.GraphPruned.class)
                        .toList());
    }

    @Test
    void workersThatLeaveWhenTheyMayCostNothing() {
        Soak soak = new Soak(FaultSet.LEAVING);
        int left = 0;
        for (long seed = 1; seed <= LEAVING_SEEDS; seed++) {
            Soak.Schedule schedule = soak.run(seed);
            assertThat(schedule.violation()).as(soak.commandFor(seed)).isEmpty();
            left += (int) schedule.events().stream()
                    .filter(GraphEvent.WorkerLeaving.class::isInstance)
                    .count();
        }
        assertThat(left).as("workers that left").isGreaterThan(LEAVING_SEEDS / 2);
    }

    private static int count(byte[] column, byte value) {
        int n = 0;
        for (byte each : column) {
            n += each == value ? 1 : 0;
        }
        return n;
    }

    @Test
    void theSameSeedDoesTheSame() {
        Soak soak = new Soak(FaultSet.ALL);
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(soak.run(seed).hash())
                    .as("seed %d", seed)
                    .isEqualTo(soak.run(seed).hash());
        }
    }
}
