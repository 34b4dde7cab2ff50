package io.akkord.samples.chaos.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.api.GraphStatus.State;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcknowledgedTest {

    private final Acknowledged told = new Acknowledged();

    private static GraphStatus status(State state, int recorded) {
        return new GraphStatus(new GraphId("g"), state, 10, recorded, 0, 0, 0, 0, 1, 1, Optional.empty());
    }

    @Test
    void theMostThatWasToldCountsWhateverIsToldLater() {
        told.status(status(State.RUNNING, 7));
        told.status(status(State.RUNNING, 3));
        assertThat(told.recorded()).isEqualTo(7);
        assertThat(told.end()).isEmpty();
        told.status(status(State.COMPLETED, 10));
        assertThat(told.end()).contains(State.COMPLETED);
    }

    @Test
    void aValueThatIsAnotherNowOrIsGoneIsFoundByTheFirstThatWasGiven() {
        told.value("a", new byte[] {1});
        told.value("a", new byte[] {2});
        told.value("b", new byte[] {3});
        assertThat(told.changed(Map.of("a", new byte[] {1}, "b", new byte[] {3})))
                .isZero();
        assertThat(told.changed(Map.of("a", new byte[] {2}, "b", new byte[] {3})))
                .isEqualTo(1);
        assertThat(told.changed(Map.of("a", new byte[] {1}))).isEqualTo(1);
    }
}
