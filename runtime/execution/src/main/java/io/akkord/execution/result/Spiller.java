package io.akkord.execution.result;

import io.akkord.execution.value.EncodedValue;
import io.akkord.execution.value.ValueCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the bytes in memory and moves results to disk when they are too many: from above the limit down to nine tenths
 * of it, those first whose size times the time since their last use is greatest. Results below 4 KiB stay in memory: a
 * file for each would cost more than it frees.
 */
final class Spiller implements MemoryAccount {

    private static final Logger log = LoggerFactory.getLogger(Spiller.class);
    static final int LEAST_BYTES = 4096;
    private static final double LOW_WATER = 0.9;
    private static final long PAUSE_AFTER_FAILURE_NANOS = 1_000_000_000L;

    private record Candidate(Held held, double weight) {}

    private final ValueCodec codec;
    private final SpillDirectory directory;
    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong onDisk = new AtomicLong();
    private final Set<Held> candidates = ConcurrentHashMap.newKeySet();
    private long pausedUntil = System.nanoTime();

    Spiller(ValueCodec codec, SpillDirectory directory, long limit) {
        this.codec = codec;
        this.directory = directory;
        this.limit = limit;
    }

    @Override
    public void enteredMemory(Held held) {
        used.addAndGet(held.size());
        if (held.size() >= LEAST_BYTES && held.size() <= SpillFile.MOST_BYTES) {
            candidates.add(held);
        }
    }

    @Override
    public void leftMemory(Held held) {
        used.addAndGet(-held.size());
        if (held.size() >= LEAST_BYTES) {
            candidates.remove(held);
        }
    }

    @Override
    public void enteredDisk(long bytes) {
        onDisk.addAndGet(bytes);
    }

    @Override
    public void leftDisk(long bytes) {
        onDisk.addAndGet(-bytes);
    }

    long used() {
        return used.get();
    }

    long onDisk() {
        return onDisk.get();
    }

    /** Spills until there is room, in this thread; several threads that want room wait for one another. */
    void makeRoom() {
        if (used.get() > limit && !candidates.isEmpty()) {
            spillDown();
        }
    }

    private synchronized void spillDown() {
        long now = System.nanoTime();
        if (used.get() <= limit || now - pausedUntil < 0) {
            return;
        }
        List<Candidate> order = new ArrayList<>();
        candidates.forEach(held -> order.add(new Candidate(held, held.weight(now))));
        order.sort(Comparator.comparingDouble(Candidate::weight).reversed());
        for (Candidate candidate : order) {
            if (used.get() <= limit * LOW_WATER) {
                return;
            }
            if (!spill(candidate.held())) {
                pausedUntil = System.nanoTime() + PAUSE_AFTER_FAILURE_NANOS;
                return;
            }
        }
    }

    /** False if the disk would not take it. */
    private boolean spill(Held held) {
        Held.View view = held.view();
        if (!view.isInMemory()) {
            return true;
        }
        try {
            SpillFile before = view.file();
            SpillFile written = before == null ? SpillFile.write(directory, content(view)) : before;
            if (!held.spilled(written) && before == null) {
                written.delete();
            }
            return true;
        } catch (IOException e) {
            log.warn("a result of {} bytes could not be spilled and stays in memory: {}", held.size(), e.toString());
            return false;
        } catch (RuntimeException e) {
            log.warn("a result of {} bytes cannot be encoded any more and stays in memory", held.size(), e);
            candidates.remove(held);
            return true;
        }
    }

    private EncodedValue.Content content(Held.View view) {
        byte[] encoded = view.encoded();
        if (encoded != null) {
            return EncodedValue.of(encoded).content();
        }
        Object value = Objects.requireNonNull(view.value()).value();
        return stream -> codec.encodeTo(value, stream);
    }
}
