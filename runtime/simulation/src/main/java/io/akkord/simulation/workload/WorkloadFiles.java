package io.akkord.simulation.workload;

import com.fasterxml.jackson.core.JsonToken;
import io.akkord.api.GraphNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads graphs from files: {@code .stg} as Standard Task Graphs, {@code .json} as WfFormat where it has an object
 * {@code workflow}, else as a Dask-style graph.
 */
public final class WorkloadFiles {

    private static final long LARGEST_BYTES = 2L << 30;

    private WorkloadFiles() {}

    /**
     * The graph of a file, or those of all {@code .json} and {@code .stg} files of a folder in the order of their names.
     *
     * @throws GraphNotFoundException if there is nothing
     * @throws WorkloadException if a file is no graph, with the place and what to do
     */
    public static List<Workload> readAll(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(read(fileOrFolder));
        }
        List<Workload> all;
        try (Stream<Path> files = Files.list(fileOrFolder)) {
            all = files.filter(file -> isGraph(file) && Files.isRegularFile(file))
                    .sorted()
                    .map(WorkloadFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + fileOrFolder + ": " + e.getMessage(), e);
        }
        if (all.isEmpty()) {
            throw new GraphNotFoundException(
                    "there is no .json or .stg file in " + fileOrFolder + "; name another folder");
        }
        return all;
    }

    private static boolean isGraph(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".json") || name.endsWith(".stg");
    }

    /**
     * The graph of a file.
     *
     * @throws GraphNotFoundException if there is no such file
     * @throws WorkloadException if it is no graph, with the place and what to do
     */
    public static Workload read(Path file) {
        requireReadable(file);
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".stg")) {
            return StandardTaskGraph.read(file);
        }
        if (name.endsWith(".json")) {
            return isWfFormat(file) ? WfFormat.read(file) : DaskGraph.read(file);
        }
        throw new WorkloadException(
                file + " is neither .json nor .stg; give a WfFormat, Dask-style or Standard Task Graph"
                        + " file with that ending");
    }

    /** Reads a workflow in WfFormat and nothing else. */
    public static Workload readWorkflow(Path file) {
        requireReadable(file);
        if (!isWfFormat(file)) {
            throw new WorkloadException(file + " has no object \"workflow\"; give a workflow in WfFormat 1.4 or 1.5");
        }
        return WfFormat.read(file);
    }

    private static void requireReadable(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new GraphNotFoundException("there is no file " + file + "; name a .json or .stg file");
        }
        long bytes = sizeOf(file);
        if (bytes > LARGEST_BYTES) {
            throw new WorkloadException(file + " has " + bytes + " bytes; give a file of at most " + LARGEST_BYTES);
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Looks for the field {@code workflow} of the outermost object. */
    private static boolean isWfFormat(Path file) {
        boolean[] found = {false};
        JsonCursor.read(file, in -> {
            in.object("the file", field -> {
                found[0] |= field.equals("workflow") && in.token() == JsonToken.START_OBJECT;
                in.skip();
            });
            return found;
        });
        return found[0];
    }
}
