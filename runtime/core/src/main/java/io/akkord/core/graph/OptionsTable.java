package io.akkord.core.graph;

import io.akkord.api.TaskOptions;
import io.akkord.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distinct options of one graph's tasks. Nearly all tasks have those of the task before, which is tried first. */
final class OptionsTable {

    private final Map<TaskOptions, Integer> index = new HashMap<>();
    private final List<TaskOptions> rows = new ArrayList<>();
    private final List<byte[]> encoded = new ArrayList<>();
    private int last;

    int rowOf(TaskOptions options) {
        if (rows.isEmpty() || !rows.get(last).equals(options)) {
            last = index.computeIfAbsent(options, this::add);
        }
        return last;
    }

    private int add(TaskOptions options) {
        rows.add(options);
        PackedWriter out = new PackedWriter();
        TableCodec.write(out, options);
        encoded.add(out.toBytes());
        return rows.size() - 1;
    }

    /** Adds what tells the row's options from others. */
    void addContent(int row, ContentHash to) {
        to.add(encoded.get(row));
    }

    TaskOptions row(int row) {
        return rows.get(row);
    }

    int size() {
        return rows.size();
    }

    List<TaskOptions> rowsFrom(int first) {
        return List.copyOf(rows.subList(first, rows.size()));
    }
}
