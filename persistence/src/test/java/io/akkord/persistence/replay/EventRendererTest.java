package io.akkord.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.persistence.schema.SampleEvents;
import io.akkord.persistence.schema.StoredBody;
import org.junit.jupiter.api.Test;

class EventRendererTest {

    private final EventRenderer<GraphEvent> renderer = new EventRenderer<>(GraphEventSchema.INSTANCE);

    private static StoredEvent<GraphEvent> stored(Class<? extends GraphEvent> type) {
        GraphEvent event = SampleEvents.graph().stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow();
        StoredBody body = GraphEventSchema.INSTANCE.encode(event);
        return new StoredEvent<>(41, 1_767_225_600_000L, 230, body, event);
    }

    @Test
    void columnsAreCountedUnlessAllIsAskedFor() {
        assertThat(renderer.json(stored(GraphEvent.TasksCompleted.class), false))
                .isEqualTo("{\"number\":41,\"type\":\"TasksCompleted\",\"version\":1,\"size\":230,"
                        + "\"storedMillis\":1767225600000,\"count\":3,\"inlineSize\":3}");
        assertThat(renderer.json(stored(GraphEvent.TasksCompleted.class), true))
                .contains("\"tasks\":[0,1,500000]")
                .contains("\"places\":[1,0,2]")
                .contains("\"inline\":\"AQID\"");
    }

    @Test
    void columnsOfOtherLengthsAreCountedApart() {
        assertThat(renderer.json(stored(GraphEvent.ResultsMissing.class), false))
                .contains("\"worker\":0,\"count\":3,\"attemptsCount\":0");
    }

    @Test
    void nestedRecordsAreFlattened() throws Exception {
        assertThat(renderer.json(stored(GraphEvent.GraphSubmitted.class), false))
                .contains("\"optionsSharding\":\"ROUND_ROBIN\"")
                .contains("\"optionsFailFast\":true");
        JsonNode failed = new ObjectMapper().readTree(renderer.json(stored(GraphEvent.TaskFailed.class), false));
        assertThat(failed.get("failureType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failed.get("failureCausesCount").asInt()).isEqualTo(1);
    }

    @Test
    void everyEventIsOneFlatObjectOnOneLine() throws Exception {
        for (GraphEvent event : SampleEvents.graph()) {
            for (boolean full : new boolean[] {false, true}) {
                String json = renderer.json(stored(event.getClass()), full);
                assertThat(json).doesNotContain("\n");
                new ObjectMapper().readTree(json).forEach(field -> assertThat(field.isObject())
                        .isFalse());
            }
        }
    }

    @Test
    void peopleReadTimesAsTimes() {
        assertThat(renderer.line(stored(GraphEvent.EpochStarted.class)))
                .isEqualTo("      41  2026-01-01T00:00:00Z  EpochStarted            230 B  "
                        + "epoch=3 node=akka://akkord@127.0.0.1:25520 wallMillis=2026-01-01T00:00:00.123Z");
    }
}
