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

    record GraphForgottenV1(String id, long wallMillis) {
        static GraphForgottenV1 of(CatalogueEvent.GraphForgotten e) {
            return new GraphForgottenV1(e.id(), e.wallMillis());
        }

        CatalogueEvent.GraphForgotten event() {
            return new CatalogueEvent.GraphForgotten(id, wallMillis);
        }
    }

    record CatalogueStartedV1(long epoch, String node, long wallMillis) {
        static CatalogueStartedV1 of(CatalogueEvent.CatalogueStarted e) {
            return new CatalogueStartedV1(e.epoch(), e.node(), e.wallMillis());
        }

        CatalogueEvent.CatalogueStarted event() {
            return new CatalogueEvent.CatalogueStarted(epoch, node, wallMillis);
        }
    }

    record CatalogueRestatedV1(
            int part,
            int parts,
            long epoch,
            List<String> open,
            long[] openMillis,
            List<String> closed,
            List<String> outcomes,
            long[] closedMillis) {
        CatalogueRestatedV1 {
            Columns.sameLength("CatalogueRestated", open.size(), openMillis.length);
            Columns.sameLength("CatalogueRestated", closed.size(), outcomes.size(), closedMillis.length);
        }

        static CatalogueRestatedV1 of(CatalogueEvent.CatalogueRestated e) {
            return new CatalogueRestatedV1(
                    e.part(),
                    e.parts(),
                    e.epoch(),
                    e.open(),
                    e.openMillis(),
                    e.closed(),
                    e.outcomes(),
                    e.closedMillis());
        }

        CatalogueEvent.CatalogueRestated event() {
            return new CatalogueEvent.CatalogueRestated(
                    part, parts, epoch, open, openMillis, closed, outcomes, closedMillis);
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
                    GraphClosedV1::event)
            .writes(
                    "GraphForgotten",
                    1,
                    CatalogueEvent.GraphForgotten.class,
                    GraphForgottenV1.class,
                    GraphForgottenV1::of,
                    GraphForgottenV1::event)
            .writes(
                    "CatalogueStarted",
                    1,
                    CatalogueEvent.CatalogueStarted.class,
                    CatalogueStartedV1.class,
                    CatalogueStartedV1::of,
                    CatalogueStartedV1::event)
            .writes(
                    OpeningTypes.CATALOGUE_RESTATED,
                    1,
                    CatalogueEvent.CatalogueRestated.class,
                    CatalogueRestatedV1.class,
                    CatalogueRestatedV1::of,
                    CatalogueRestatedV1::event);

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
