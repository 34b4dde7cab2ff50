package io.akkord.core.supervisor;

import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.collection.LongList;
import io.akkord.core.message.Completions;

/** Gathers rows of several reports into the columns of one event. */
final class CompletionColumns {

    private static final int MOST_ROWS = 4096;
    private static final int MOST_BYTES = 512 * 1024;

    private final boolean again;
    private final IntList workers = new IntList();
    private final IntList tasks = new IntList();
    private final IntList attempts = new IntList();
    private final LongList starts = new LongList();
    private final IntList runs = new IntList();
    private final IntList waits = new IntList();
    private final LongList sizes = new LongList();
    private final IntList digests = new IntList();
    private final ByteList places = new ByteList();
    private final IntList inlineLengths = new IntList();
    private final ByteList inline = new ByteList();

    /** For completions of tasks that ran {@code again}, or of such that completed for the first time. */
    CompletionColumns(boolean again) {
        this.again = again;
    }

    boolean isAgain() {
        return again;
    }

    void add(int worker, Completions from, int row, int inlineAt) {
        workers.add(worker);
        tasks.add(from.tasks()[row]);
        attempts.add(from.attempts()[row]);
        starts.add(from.startMicros()[row]);
        runs.add(from.runMicros()[row]);
        waits.add(from.waitMicros()[row]);
        sizes.add(from.sizes()[row]);
        digests.add(from.digests()[row]);
        places.add(from.places()[row]);
        inlineLengths.add(from.inlineLengths()[row]);
        inline.addAll(from.inline(), inlineAt, from.inlineLengths()[row]);
    }

    /** Whether the event is as large as events may get. */
    boolean isFull() {
        return tasks.size() >= MOST_ROWS || inline.size() >= MOST_BYTES;
    }

    GraphEvent toEvent() {
        Completions completions = new Completions(
                tasks.toArray(),
                attempts.toArray(),
                starts.toArray(),
                runs.toArray(),
                waits.toArray(),
                sizes.toArray(),
                digests.toArray(),
                places.toArray(),
                inlineLengths.toArray(),
                inline.toArray());
        return again
                ? new GraphEvent.ResultsRecomputed(workers.toArray(), completions)
                : new GraphEvent.TasksCompleted(workers.toArray(), completions);
    }
}
