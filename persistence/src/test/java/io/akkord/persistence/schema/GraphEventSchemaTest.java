package io.akkord.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.core.supervisor.GraphEvent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphEventSchemaTest {

    private final GraphEventSchema schema = GraphEventSchema.INSTANCE;

    @Test
    void everyEventComesBack() {
        for (GraphEvent event : SampleEvents.graph()) {
            GraphEvent back = schema.decode(schema.encode(event));
            assertThat(back).usingRecursiveComparison().isEqualTo(event);
        }
    }

    @Test
    void everyEventOfTheCoreHasATypeAndASample() {
        List<String> types = Arrays.stream(GraphEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();

        assertThat(schema.types()).containsExactlyInAnyOrderElementsOf(types);
        assertThat(SampleEvents.graph().stream().map(event -> event.getClass().getSimpleName()))
                .containsExactlyInAnyOrderElementsOf(types);
    }

    @Test
    void anUnknownTypeIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> schema.decode(new StoredBody("TaskPaused", 4, new byte[0])))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("\"TaskPaused\" version 4 is unknown here")
                .hasMessageContaining("at least as new");
    }

    @Test
    void aNewerVersionIsRefusedAndNeverGuessed() {
        StoredBody now = schema.encode(new GraphEvent.GraphSealed(1));

        assertThatThrownBy(() -> schema.decode(new StoredBody(now.type(), 2, now.bytes())))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("\"GraphSealed\" has version 2, and versions [1] can be read here");
    }

    @Test
    void fieldsThatAreMissingUnknownOrTrailingAreErrors() {
        byte[] sealed = schema.encode(new GraphEvent.GraphSealed(1)).bytes();
        byte[] extended = schema.encode(new GraphEvent.GraphExtended(1, 1, 1)).bytes();

        assertUnreadable("GraphExtended", sealed);
        assertUnreadable("GraphSealed", extended);
        assertUnreadable("GraphSealed", Arrays.copyOf(sealed, sealed.length + 1));
        assertUnreadable("GraphSealed", Arrays.copyOf(sealed, sealed.length - 1));
        assertUnreadable("GraphSealed", new byte[0]);
    }

    private void assertUnreadable(String type, byte[] body) {
        assertThatThrownBy(() -> schema.decode(new StoredBody(type, 1, body)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void unequalColumnsAreNeverWritten() {
        GraphEvent lost = new GraphEvent.WorkerLost(1, new int[] {1, 2}, new byte[] {0});

        assertThatThrownBy(() -> schema.encode(lost))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("[2, 1]");
    }
}
