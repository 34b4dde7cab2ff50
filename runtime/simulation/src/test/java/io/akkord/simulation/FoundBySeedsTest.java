package io.akkord.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Schedules that once broke something, each by the name of what was wrong. The dice of a schedule shift when the code
 * changes, so each fault has a plain test beside.
 */
class FoundBySeedsTest {

    private static final Map<String, Long> FAULTS = Map.of(
            "a recorded result, not taken while another attempt's was hidden here, is asked for again (ImpureResultsTest)",
            8264L,
            "a standstill says what a person must do before what passes by itself (StandstillTest)",
            75781L);

    @TestFactory
    Stream<DynamicTest> whatOnceWasWrongStaysRight() {
        Soak soak = new Soak(FaultSet.ALL);
        return FAULTS.entrySet().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> assertThat(
                                soak.run(fault.getValue()).violation())
                        .as(soak.commandFor(fault.getValue()))
                        .isEmpty()));
    }
}
