package io.akkord.execution.result;

import io.akkord.execution.value.EncodedValue;
import io.akkord.execution.value.ValueCodec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The results that one worker holds, by graph and task. Small ones stay in memory; when all together have more encoded
 * bytes than the limit, large and long unused ones are spilled to files and read back when they are asked for. A file
 * that is gone or damaged makes its result missing, never wrong.
 *
 * <p>Safe for use by several threads. {@link #release} and {@link #closeGraph} never wait for a disk; {@link #put} may
 * spill in the calling thread, which slows down the slots that fill the memory.
 */
public final class ResultStore implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ResultStore.class);
    private static final int STREAMED_BYTES = 64 * 1024;
    private static final int STRIPES = 64;

    private final ValueCodec codec;
    private final SpillDirectory directory;
    private final Spiller spiller;
    private final long memoryLimit;
    private final Map<String, Map<Integer, Held>> graphs = new ConcurrentHashMap<>();
    private final Object[] stripes = new Object[STRIPES];

    /**
     * An empty store; deletes spilled results that an earlier process left.
     *
     * @param memoryLimit encoded bytes in memory above which results are spilled
     * @param spillDirectory made if it is missing; belongs to this store until it is closed
     * @throws io.akkord.api.SettingsException if the directory cannot be written or is used by another store
     */
    public ResultStore(ValueCodec codec, long memoryLimit, Path spillDirectory) {
        this.codec = codec;
        this.memoryLimit = memoryLimit;
        this.directory = SpillDirectory.open(spillDirectory);
        this.spiller = new Spiller(codec, directory, memoryLimit);
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Object();
        }
    }

    /**
     * Keeps a result of a task that ran here, in place of one that was there.
     *
     * @param size bytes of its encoded form
     */
    public void put(String graph, int task, @Nullable Object value, long size) {
        keep(graph, task, Held.ofValue(spiller, new Stored(value), size));
        spiller.makeRoom();
    }

    /** Keeps a result that came encoded from elsewhere; it is decoded when first asked for. A small one never waits. */
    public void putEncoded(String graph, int task, byte[] encoded) {
        keep(graph, task, Held.ofBytes(spiller, encoded));
        if (encoded.length >= Spiller.LEAST_BYTES) {
            spiller.makeRoom();
        }
    }

    private void keep(String graph, int task, Held held) {
        Map<Integer, Held> results = graphs.computeIfAbsent(graph, id -> new ConcurrentHashMap<>());
        Held before = results.put(task, held);
        if (before != null) {
            before.release();
        }
        if (graphs.get(graph) != results && results.remove(task, held)) {
            held.release();
        }
    }

    /** Whether the result is held, in memory or on disk. */
    public boolean contains(String graph, int task) {
        return find(graph, task) != null;
    }

    /** Bytes of the encoded result; empty if it is missing. */
    public Optional<Long> size(String graph, int task) {
        return Optional.ofNullable(find(graph, task)).map(Held::size);
    }

    /**
     * The result as an object, decoded or read from disk if need be.
     *
     * @return empty if it is missing
     * @throws io.akkord.execution.value.UndecodableException if it came from elsewhere and cannot be decoded here
     */
    public Optional<Stored> get(String graph, int task) {
        Held held = find(graph, task);
        if (held == null) {
            return Optional.empty();
        }
        held.touch();
        Stored present = held.view().value();
        return present != null ? Optional.of(present) : decode(graph, task, held);
    }

    private Optional<Stored> decode(String graph, int task, Held held) {
        synchronized (stripes[(task & 0x7FFFFFFF) % STRIPES]) {
            Held.View view = held.view();
            if (view.value() != null) {
                return Optional.of(view.value());
            }
            Optional<Stored> decoded = encodedOf(graph, task, held, view).map(bytes -> new Stored(codec.decode(bytes)));
            decoded.ifPresent(held::decoded);
            spiller.makeRoom();
            return decoded;
        }
    }

    /**
     * The encoded result, to be sent elsewhere. A large one is encoded as it is written, without holding its bytes together.
     *
     * @return empty if it is missing
     */
    public Optional<EncodedValue> encoded(String graph, int task) {
        Held held = find(graph, task);
        if (held == null) {
            return Optional.empty();
        }
        held.touch();
        Held.View view = held.view();
        Stored stored = view.value();
        if (stored != null && held.size() >= STREAMED_BYTES) {
            return Optional.of(new EncodedValue(held.size(), stream -> codec.encodeTo(stored.value(), stream)));
        }
        return encodedOf(graph, task, held, view).map(EncodedValue::of);
    }

    /** The bytes of the encoded result, if it is in memory and has at most {@code limit}; never reads from disk. */
    public Optional<byte[]> bytesUpTo(String graph, int task, int limit) {
        Held held = find(graph, task);
        if (held == null || held.size() > limit) {
            return Optional.empty();
        }
        Held.View view = held.view();
        return view.isInMemory() ? encodedOf(graph, task, held, view) : Optional.empty();
    }

    private Optional<byte[]> encodedOf(String graph, int task, Held held, Held.View view) {
        if (view.encoded() != null) {
            return Optional.of(view.encoded());
        }
        if (view.value() != null) {
            return Optional.of(codec.encode(view.value().value()));
        }
        Optional<byte[]> read =
                view.file() == null ? Optional.empty() : view.file().read();
        if (read.isEmpty() && remove(graph, task, held)) {
            log.warn(
                    "the spilled result of task {} of graph {} is gone or damaged; it is missing from now on",
                    task,
                    graph);
        }
        return read;
    }

    private boolean remove(String graph, int task, Held held) {
        Map<Integer, Held> results = graphs.get(graph);
        if (results == null || !results.remove(task, held)) {
            return false;
        }
        held.release();
        return true;
    }

    private @Nullable Held find(String graph, int task) {
        Map<Integer, Held> results = graphs.get(graph);
        return results == null ? null : results.get(task);
    }

    /** Drops results; those that are not held are passed over. */
    public void release(String graph, int... tasks) {
        Map<Integer, Held> results = graphs.get(graph);
        if (results == null) {
            return;
        }
        for (int task : tasks) {
            Held held = results.remove(task);
            if (held != null) {
                held.release();
            }
        }
    }

    /** Drops all results of a graph. A result that is put afterwards, by a body that still runs, opens it again:
     * close it again then. */
    public void closeGraph(String graph) {
        Map<Integer, Held> results = graphs.remove(graph);
        if (results != null) {
            results.keySet().forEach(task -> {
                Held held = results.remove(task);
                if (held != null) {
                    held.release();
                }
            });
        }
    }

    /** Encoded bytes of the results in memory. */
    public long memoryUsed() {
        return spiller.used();
    }

    /** Whether there are more bytes in memory than the limit allows, and nothing could be spilled. */
    public boolean isFull() {
        return spiller.used() > memoryLimit;
    }

    long memoryLimit() {
        return memoryLimit;
    }

    /** Encoded bytes of the results on disk, some of which may be in memory too. */
    public long spilledBytes() {
        return spiller.onDisk();
    }

    /** Drops everything and gives the directory up. */
    @Override
    public void close() {
        graphs.keySet().forEach(this::closeGraph);
        directory.close();
    }
}
