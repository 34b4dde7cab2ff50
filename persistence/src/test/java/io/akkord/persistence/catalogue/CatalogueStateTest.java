package io.akkord.persistence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.persistence.schema.CatalogueEvent;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueStateTest {

    private static final int EVENTS = 30_000;
    private static final int IDS = 12_000;

    private static CatalogueState grown(SplittableRandom random) {
        CatalogueState state = new CatalogueState();
        state.apply(new CatalogueEvent.CatalogueStarted(7, "here", 1));
        for (int i = 0; i < EVENTS; i++) {
            String id = "g" + random.nextInt(IDS);
            int kind = random.nextInt(10);
            state.apply(
                    kind < 5
                            ? new CatalogueEvent.GraphOpened(id, i)
                            : kind < 9
                                    ? new CatalogueEvent.GraphClosed(id, "COMPLETED", i)
                                    : new CatalogueEvent.GraphForgotten(id, i));
        }
        return state;
    }

    private static CatalogueState of(List<CatalogueEvent.CatalogueRestated> events) {
        CatalogueState state = new CatalogueState();
        state.apply(new CatalogueEvent.GraphOpened("forgotten by the restatement", 1));
        events.forEach(state::apply);
        return state;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatIsSaidAgainIsTheSameStateInTheSameOrder(long seed) {
        CatalogueState state = grown(new SplittableRandom(seed));

        CatalogueState again = of(state.restated(Integer.MAX_VALUE));

        assertThat(List.copyOf(again.open())).isEqualTo(List.copyOf(state.open()));
        assertThat(List.copyOf(again.closed().entrySet()))
                .isEqualTo(List.copyOf(state.closed().entrySet()));
        assertThat(again.epoch()).isEqualTo(7);
        assertThat(state.restated(Integer.MAX_VALUE)).hasSizeGreaterThan(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void onlyTheLastClosedGraphsAreSaidAgainIfThereIsALimit(long seed) {
        CatalogueState state = grown(new SplittableRandom(seed));
        List<String> closed = List.copyOf(state.closed().keySet());

        assertThat(List.copyOf(of(state.restated(100)).closed().keySet()))
                .isEqualTo(closed.subList(closed.size() - 100, closed.size()));
    }
}
