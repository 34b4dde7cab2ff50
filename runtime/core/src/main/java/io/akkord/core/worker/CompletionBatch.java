package io.akkord.core.worker;

import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.collection.LongList;
import io.akkord.core.message.Completions;
import java.util.ArrayList;
import java.util.List;

/** Completions that wait to be reported, in frames of bounded size. */
final class CompletionBatch {

    private static final int MOST_ROWS = 4096;
    private static final int MOST_BYTES = 96 * 1024;

    private record Entry(int task, int attempt, Outcome outcome) {}

    private List<Entry> entries = new ArrayList<>();

    void add(int task, int attempt, Outcome outcome) {
        entries.add(new Entry(task, attempt, outcome));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void clear() {
        entries = new ArrayList<>();
    }

    /** Takes everything, in frames. */
    List<Completions> drain() {
        List<Completions> frames = new ArrayList<>();
        int from = 0;
        while (from < entries.size()) {
            int to = from;
            int bytes = 0;
            while (to < entries.size() && to - from < MOST_ROWS && bytes < MOST_BYTES) {
                bytes += entries.get(to).outcome().inline().length;
                to++;
            }
            frames.add(frame(entries.subList(from, to)));
            from = to;
        }
        clear();
        return frames;
    }

    private static Completions frame(List<Entry> rows) {
        int n = rows.size();
        IntList tasks = new IntList(n);
        IntList attempts = new IntList(n);
        LongList starts = new LongList();
        IntList runs = new IntList(n);
        IntList waits = new IntList(n);
        LongList sizes = new LongList();
        IntList digests = new IntList(n);
        ByteList places = new ByteList();
        IntList lengths = new IntList(n);
        ByteList inline = new ByteList();
        for (Entry row : rows) {
            Outcome outcome = row.outcome();
            tasks.add(row.task());
            attempts.add(row.attempt());
            starts.add(outcome.startMicros());
            runs.add(outcome.runMicros());
            waits.add(outcome.waitMicros());
            sizes.add(outcome.size());
            digests.add(outcome.digest());
            places.add(outcome.place());
            byte[] value = outcome.place() == Completions.INLINE ? outcome.inline() : new byte[0];
            lengths.add(value.length);
            inline.addAll(value, 0, value.length);
        }
        return new Completions(
                tasks.toArray(),
                attempts.toArray(),
                starts.toArray(),
                runs.toArray(),
                waits.toArray(),
                sizes.toArray(),
                digests.toArray(),
                places.toArray(),
                lengths.toArray(),
                inline.toArray());
    }
}
