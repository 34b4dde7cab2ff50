package io.akkord.execution.executing;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The file's format, for processes of one machine and little-endian: a head, a table of graphs, and a row for each thread
 * that runs bodies.
 *
 * <pre>
 *    0  int   magic, written last          8  int   rows
 *    4  int   1 once a task called exit   12  int   1 if a coordinator has the same process
 *   64  256 times 128 bytes: length (int) and id of a graph
 *       rows times 64 bytes: long, place of the graph plus 1, or 0 if nothing runs; long, task and attempt
 * </pre>
 */
final class ExecutingLayout {

    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    static final int MAGIC = 0x58454B41;
    static final int AT_EXIT = 4;
    static final int AT_ROWS = 8;
    static final int AT_SHARED = 12;
    static final int AT_GRAPHS = 64;
    static final int GRAPHS = 256;
    static final int GRAPH_BYTES = 128;
    static final int LONGEST_GRAPH = GRAPH_BYTES - Integer.BYTES;
    static final int AT_TABLE = AT_GRAPHS + GRAPHS * GRAPH_BYTES;
    /** A cache line, so that two slots never share one. */
    static final int ROW_BYTES = 64;

    private static final String SUFFIX = ".executing";

    private ExecutingLayout() {}

    static int graphAt(int place) {
        return AT_GRAPHS + place * GRAPH_BYTES;
    }

    static int rowAt(int row) {
        return AT_TABLE + row * ROW_BYTES;
    }

    static int size(int rows) {
        return rowAt(rows);
    }

    static byte[] bytes(String graph) {
        return graph.getBytes(StandardCharsets.UTF_8);
    }

    static Path file(Path directory, String workerId) {
        return directory.resolve(workerId + SUFFIX);
    }

    /** The worker whose file it is; empty if it is none. */
    static String workerOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
    }
}
