package io.akkord.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.supervisor.GraphEvent;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The scheduler, its journal and the workers' dataflow through a simulated cluster with faults. */
class SoakTest {

    private static final int SEEDS = 500;

    @Test
    void randomGraphsSurviveRandomFaultsAndNothingThatMustHoldIsEverBroken() {
        Soak soak = new Soak(FaultSet.ALL);
        Set<Class<?>> happened = new HashSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Soak.Schedule schedule = soak.run(seed);
            assertThat(schedule.violation()).as(soak.commandFor(seed)).isEmpty();
            schedule.events().forEach(event -> happened.add(event.getClass()));
        }
        assertThat(happened)
                .as("facts that some seed led to; if one is missing the simulation is too tame")
                .containsExactlyInAnyOrder(GraphEvent.class.getPermittedSubclasses());
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
