package io.akkord.samples.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.SettingsException;
import io.akkord.samples.chaos.Schedule.Blow;
import io.akkord.samples.chaos.nemesis.Kinds;
import io.akkord.samples.chaos.nemesis.Nemesis;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final int TWENTY_MINUTES = 1200;

    private static Schedule draw(long seed) {
        return Schedule.draw(seed, TWENTY_MINUTES, 18, Kinds.all());
    }

    private static List<String> kinds(List<Blow> blows) {
        return blows.stream().map(blow -> blow.nemesis().kind()).toList();
    }

    @Test
    void theSameSeedDrawsTheSameFaultsAndAnotherDrawsOthers() {
        assertThat(draw(1)).isEqualTo(draw(1)).isNotEqualTo(draw(2));
    }

    @Test
    void everyKindComesOnceBeforeAnyComesAgain() {
        for (long seed = 0; seed < 50; seed++) {
            int kinds = Kinds.all().size();
            List<Blow> blows = draw(seed).blows();
            assertThat(blows).as("seed %d", seed).hasSizeGreaterThan(2 * kinds);
            assertThat(kinds(blows.subList(0, kinds))).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(kinds(blows.subList(kinds, 2 * kinds)))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyFaultStartsAndEndsInTimeAndLastsAsItsKindDoes() {
        for (long seed = 0; seed < 50; seed++) {
            for (Blow blow : draw(seed).blows()) {
                Nemesis nemesis = blow.nemesis();
                assertThat(blow.atSeconds() + blow.seconds()).isLessThanOrEqualTo(TWENTY_MINUTES);
                assertThat(blow.seconds()).isBetween(0, nemesis.longestSeconds());
            }
        }
    }

    @Test
    void aKindThatDoesNotExistIsNamedBesideThoseThatDo() {
        assertThatThrownBy(() -> Kinds.named(List.of("kill-worker", "kill-wroker")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("\"kill-wroker\"")
                .hasMessageContaining("kill-supervisor");
    }
}
