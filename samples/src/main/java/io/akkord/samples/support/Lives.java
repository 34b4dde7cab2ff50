package io.akkord.samples.support;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphEvent.EpochStarted;
import io.akkord.core.supervisor.GraphEvent.TasksDispatched;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.persistence.store.JournalEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lives of a graph's supervisor, as its journal tells them: on which node, and who wrote what. */
public final class Lives {

    /**
     * One life.
     *
     * @param number of its first event
     * @param node where it was
     * @param readyMillis wall time of its first event: it has read its past, and can dispatch
     * @param firstDispatchMillis wall time of its first dispatch; 0 if there was none
     */
    public record Life(long epoch, long number, String node, long readyMillis, long firstDispatchMillis) {}

    private final List<Life> lives = new ArrayList<>();
    private long events;
    private long strayWrites;

    private Lives() {}

    public static Lives read(GraphJournal journal, String graph) {
        Lives lives = new Lives();
        String id = "graph|" + graph;
        journal.forEach(
                id,
                GraphEventSchema.INSTANCE,
                stored -> lives.next(stored.number(), stored.wallMillis(), stored.event()));
        lives.countStrayWrites(journal, id);
        return lives;
    }

    private void next(long number, long wallMillis, GraphEvent event) {
        events = number;
        if (event instanceof EpochStarted started) {
            lives.add(new Life(started.epoch(), number, started.node(), wallMillis, 0));
        } else if (event instanceof TasksDispatched && !lives.isEmpty() && last().firstDispatchMillis() == 0) {
            Life life = lives.remove(lives.size() - 1);
            lives.add(new Life(life.epoch(), life.number(), life.node(), life.readyMillis(), wallMillis));
        }
    }

    /** Each life has a writer of its own; one that comes back after another has begun was not fenced. */
    private void countStrayWrites(GraphJournal journal, String id) {
        Set<String> past = new HashSet<>();
        String[] present = {""};
        journal.forEachStored(id, (JournalEntry entry) -> {
            if (!entry.writer().equals(present[0])) {
                past.add(present[0]);
                present[0] = entry.writer();
            }
            strayWrites += past.contains(entry.writer()) ? 1 : 0;
        });
    }

    /** The present life. */
    public Life last() {
        return lives.get(lives.size() - 1);
    }

    /** The first life after this epoch. */
    public Life after(long epoch) {
        return lives.stream().filter(life -> life.epoch() > epoch).findFirst().orElseThrow();
    }

    /** How many lives began. */
    public int count() {
        return lives.size();
    }

    /** Number of the last event. */
    public long events() {
        return events;
    }

    /** Events by a supervisor whose successor had written before. */
    public long strayWrites() {
        return strayWrites;
    }
}
