package io.akkord.persistence.schema;

import java.util.List;
import java.util.Map;

/** The journal of the catalogue. */
public final class CatalogueEventSchema implements EventSchema<CatalogueEvent> {

    public static final CatalogueEventSchema INSTANCE = new CatalogueEventSchema();

    record GraphOpenedV1(String id, long wallMillis) {
        static GraphOpenedV1 of(CatalogueEvent.GraphOpened e) {
            return new GraphOpenedV1(e.id(), e.wallMillis());
        }

        CatalogueEvent.GraphOpened event() {
            return new CatalogueEvent.GraphOpened(id, wallMillis);
        }
    }

    record GraphClosedV1(String id, String outcome, long wallMillis) {
        static GraphClosedV1 of(CatalogueEvent.GraphClosed e) {
            return new GraphClosedV1(e.id(), e.outcome(), e.wallMillis());
        }

        CatalogueEvent.GraphClosed event() {
            return new CatalogueEvent.GraphClosed(id, outcome, wallMillis);
        }
    }

    private final SchemaTable<CatalogueEvent> table = new SchemaTable<CatalogueEvent>()
            .writes(
                    "GraphOpened",
                    1,
                    CatalogueEvent.GraphOpened.class,
                    GraphOpenedV1.class,
                    GraphOpenedV1::of,
                    GraphOpenedV1::event)
            .writes(
                    "GraphClosed",
                    1,
                    CatalogueEvent.GraphClosed.class,
                    GraphClosedV1.class,
                    GraphClosedV1::of,
                    GraphClosedV1::event);

    private CatalogueEventSchema() {}

    /** Names of all types that can be read, for tests and tools. */
    public List<String> types() {
        return table.types();
    }

    @Override
    public StoredBody encode(CatalogueEvent event) {
        return table.encode(event);
    }

    @Override
    public CatalogueEvent decode(StoredBody stored) {
        return table.decode(stored);
    }

    @Override
    public Map<String, Object> fields(StoredBody stored) {
        return table.fields(stored);
    }
}
