package io.akkord.execution.executing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in mapped memory which tasks a worker's slots execute at each moment. The kernel keeps the notes whatever ends
 * the process, {@code kill -9} and {@code Runtime.halt} included, and {@link ExecutingFiles} reads them then. The process
 * holds a lock on the file while it lives.
 *
 * <p>A note is two stores by the thread that runs the body, without a lock or an allocation: a few nanoseconds a task.
 */
public final class ExecutingFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ExecutingFile.class);
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ExecutingLayout.ORDER);
    /** Rows beyond the slots: for threads that were given up and still run. */
    private static final int SPARE_ROWS = 64;

    /** Files of this process. Opening one of them a second time and closing that would give up its lock. */
    static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final @Nullable Path file;
    private final @Nullable FileChannel channel;
    private final ByteBuffer memory;
    private final List<Row> rows = new ArrayList<>();
    private final ThreadLocal<Row> ofThread = ThreadLocal.withInitial(this::newRow);
    private final Map<String, Integer> graphs = new HashMap<>();
    private final String[] places = new String[ExecutingLayout.GRAPHS];
    private final int capacity;
    private int nextPlace;

    private ExecutingFile(@Nullable Path file, @Nullable FileChannel channel, ByteBuffer memory, int capacity) {
        this.file = file;
        this.channel = channel;
        this.memory = memory.order(ExecutingLayout.ORDER);
        this.capacity = capacity;
        Arrays.fill(places, "");
    }

    /** The file of a worker. If it cannot be made, a warning says so, and deaths of this process blame nobody. */
    public static ExecutingFile open(Path directory, String workerId, int slots) {
        int rows = slots + SPARE_ROWS;
        Path file = ExecutingLayout.file(directory, workerId).toAbsolutePath();
        try {
            Files.createDirectories(directory);
            OWN.add(file);
            return create(file, rows);
        } catch (IOException e) {
            OWN.remove(file);
            log.warn(
                    "{} cannot be made ({}): should this process die, nobody knows what it was executing; set"
                            + " akkord.storage.executing to a directory that this user can write",
                    file,
                    e.toString());
            return new ExecutingFile(null, null, ByteBuffer.allocateDirect(ExecutingLayout.size(rows)), rows);
        }
    }

    private static ExecutingFile create(Path file, int rows) throws IOException {
        FileChannel channel = new RandomAccessFile(file.toFile(), "rw").getChannel();
        try {
            if (channel.tryLock() == null) {
                throw new IOException("another process has it");
            }
            ByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, ExecutingLayout.size(rows));
            ExecutingFile made = new ExecutingFile(file, channel, memory, rows);
            memory.putInt(ExecutingLayout.AT_ROWS, rows);
            memory.putInt(0, ExecutingLayout.MAGIC);
            return made;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A coordinator runs in the same process, so that nobody else sees it die. */
    public void sharedWithCoordinator() {
        memory.putInt(ExecutingLayout.AT_SHARED, 1);
    }

    /** What one thread executes. For that thread only. */
    public final class Row {

        private final int at;
        private final Thread owner = Thread.currentThread();
        private String graph = "";
        private int place = -1;

        private Row(int at) {
            this.at = at;
        }

        /** A body begins. */
        public void enter(String ofGraph, int task, int attempt) {
            if (!ofGraph.equals(graph)) {
                place = placeOf(ofGraph);
                graph = ofGraph;
            }
            if (at >= 0 && place >= 0) {
                LONGS.setOpaque(memory, at + Long.BYTES, (long) task << 32 | (attempt & 0xFFFFFFFFL));
                LONGS.setRelease(memory, at, place + 1L);
            }
        }

        /** The body has ended. */
        public void leave() {
            if (at >= 0) {
                LONGS.setRelease(memory, at, 0L);
            }
        }

        private boolean isBusy() {
            return at >= 0 && (long) LONGS.getAcquire(memory, at) != 0;
        }

        /** Whether the body called for the end of the process. */
        private boolean isExiting() {
            return Arrays.stream(owner.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
        }
    }

    /** The row of this thread. */
    public Row row() {
        return ofThread.get();
    }

    private synchronized Row newRow() {
        Row row = new Row(rows.size() < capacity ? ExecutingLayout.rowAt(rows.size()) : -1);
        rows.add(row);
        return row;
    }

    private synchronized int placeOf(String graph) {
        return graphs.computeIfAbsent(graph, this::newPlace);
    }

    /** The place that was not used for the longest time and that nobody executes for; -1 if there is none. */
    private int newPlace(String graph) {
        byte[] id = ExecutingLayout.bytes(graph);
        for (int tries = 0; tries < places.length && id.length <= ExecutingLayout.LONGEST_GRAPH; tries++) {
            int place = nextPlace++ % places.length;
            if (places[place].isEmpty() && !isExecuted(place)) {
                places[place] = graph;
                memory.putInt(ExecutingLayout.graphAt(place), id.length);
                memory.put(ExecutingLayout.graphAt(place) + Integer.BYTES, id);
                return place;
            }
        }
        return -1;
    }

    private boolean isExecuted(int place) {
        return rows.stream().anyMatch(row -> row.at >= 0 && (long) LONGS.getAcquire(memory, row.at) == place + 1L);
    }

    /** The graph is closed here. */
    public synchronized void forget(String graph) {
        Integer place = graphs.remove(graph);
        if (place != null && place >= 0) {
            places[place] = "";
        }
    }

    /**
     * The process goes on without this worker, or ends in good order: nobody is to blame, and the file is deleted. But if
     * a task called for the end of the process, its note stays, alone.
     */
    @Override
    public synchronized void close() {
        boolean exiting = false;
        for (Row row : rows) {
            if (row.isBusy() && row.isExiting()) {
                exiting = true;
            } else {
                row.leave();
            }
        }
        if (exiting) {
            memory.putInt(ExecutingLayout.AT_EXIT, 1);
        } else {
            delete();
        }
    }

    private void delete() {
        if (file == null || channel == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            log.warn("{} cannot be deleted: {}", file, e.toString());
        }
        OWN.remove(file);
    }
}
