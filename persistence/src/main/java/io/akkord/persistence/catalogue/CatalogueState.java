package io.akkord.persistence.catalogue;

import io.akkord.persistence.schema.CatalogueEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which graphs are open, which are closed and still there, and who may write. Not safe for use by several threads. */
public final class CatalogueState {

    /**
     * A graph that has ended.
     *
     * @param outcome how
     * @param endedMillis when, by the wall clock
     */
    public record Closed(String outcome, long endedMillis) {}

    /** Graphs in one event of a restatement, so that it stays below a megabyte. */
    private static final int GRAPHS_AN_EVENT = 4096;

    private final Map<String, Long> open = new LinkedHashMap<>();
    private final Map<String, Closed> closed = new LinkedHashMap<>();
    private long epoch;
    private String node = "";
    private int eventsSinceRestated;

    /** Applies the next fact. */
    public void apply(CatalogueEvent event) {
        eventsSinceRestated++;
        if (event instanceof CatalogueEvent.GraphOpened opened) {
            open.put(opened.id(), opened.wallMillis());
            closed.remove(opened.id());
        } else if (event instanceof CatalogueEvent.GraphClosed ended) {
            open.remove(ended.id());
            close(ended.id(), new Closed(ended.outcome(), ended.wallMillis()));
        } else if (event instanceof CatalogueEvent.GraphForgotten forgotten) {
            closed.remove(forgotten.id());
        } else if (event instanceof CatalogueEvent.CatalogueStarted started) {
            epoch = started.epoch();
            node = started.node();
        } else if (event instanceof CatalogueEvent.CatalogueRestated restated) {
            restate(restated);
        }
    }

    /** The graph closed last is the last one. */
    private void close(String id, Closed how) {
        closed.remove(id);
        closed.put(id, how);
    }

    private void restate(CatalogueEvent.CatalogueRestated restated) {
        if (restated.part() == 0) {
            open.clear();
            closed.clear();
            eventsSinceRestated = 0;
        }
        epoch = restated.epoch();
        for (int i = 0; i < restated.open().size(); i++) {
            open.put(restated.open().get(i), restated.openMillis()[i]);
        }
        for (int i = 0; i < restated.closed().size(); i++) {
            close(restated.closed().get(i), new Closed(restated.outcomes().get(i), restated.closedMillis()[i]));
        }
    }

    /** The open graphs in the order in which they were opened. */
    public Set<String> open() {
        return open.keySet();
    }

    /** The closed graphs that are not forgotten, in the order in which they were closed. */
    public Map<String, Closed> closed() {
        return closed;
    }

    /** Number of the catalogue's last life; 0 if none has begun that counted. */
    public long epoch() {
        return epoch;
    }

    /** Where the last life was; empty if that is not known. */
    public String node() {
        return node;
    }

    /** Events that a restatement would make superfluous. */
    public int eventsSinceRestated() {
        return eventsSinceRestated;
    }

    /** How many events a restatement takes at most to pay for itself. */
    public int size() {
        return open.size() + closed.size();
    }

    /**
     * The same state as events that a history may begin with.
     *
     * @param mostClosed how many closed graphs are kept in it, the last ones
     */
    public List<CatalogueEvent.CatalogueRestated> restated(int mostClosed) {
        List<String> openIds = List.copyOf(open.keySet());
        List<String> closedIds = List.copyOf(closed.keySet());
        closedIds = closedIds.subList(Math.max(0, closedIds.size() - mostClosed), closedIds.size());
        int longest = Math.max(openIds.size(), closedIds.size());
        int parts = Math.max(1, (longest + GRAPHS_AN_EVENT - 1) / GRAPHS_AN_EVENT);
        List<CatalogueEvent.CatalogueRestated> events = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            events.add(part(part, parts, piece(openIds, part), piece(closedIds, part)));
        }
        return events;
    }

    private static List<String> piece(List<String> ids, int part) {
        int from = Math.min(ids.size(), part * GRAPHS_AN_EVENT);
        return ids.subList(from, Math.min(ids.size(), from + GRAPHS_AN_EVENT));
    }

    private CatalogueEvent.CatalogueRestated part(int part, int parts, List<String> openIds, List<String> closedIds) {
        List<Closed> ends = closedIds.stream().map(closed::get).toList();
        return new CatalogueEvent.CatalogueRestated(
                part,
                parts,
                epoch,
                openIds,
                openIds.stream().mapToLong(open::get).toArray(),
                closedIds,
                ends.stream().map(Closed::outcome).toList(),
                ends.stream().mapToLong(Closed::endedMillis).toArray());
    }
}
