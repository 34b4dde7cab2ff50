package io.akkord.core.graph;

import io.akkord.api.Operation;
import io.akkord.api.Task;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The operations of one graph, each named once. A function is encoded when its instance is first seen; functions that
 * are encoded alike share a row, so that it does not matter how often a program evaluates {@code Matrix::norm}.
 */
final class OperationTable {

    private final ValueEncoder encoder;
    private final IdentityHashMap<Operation, Integer> called = new IdentityHashMap<>();
    private final IdentityHashMap<Operation, Integer> folded = new IdentityHashMap<>();
    private final List<OperationSpec> rows = new ArrayList<>();
    private final ContentIndex contents = new ContentIndex();
    private final ContentHash hash = new ContentHash();

    OperationTable(ValueEncoder encoder) {
        this.encoder = encoder;
    }

    /** Row of the task's operation. */
    int rowOf(Task<?> task) {
        return switch (task.kind()) {
            case CALL -> rowOf(task, called);
            case FOLD -> rowOf(task, folded);
            case GATHER -> intern(OperationSpec.GATHERING);
            case LITERAL -> intern(OperationSpec.GIVEN);
        };
    }

    private int rowOf(Task<?> task, IdentityHashMap<Operation, Integer> seen) {
        return seen.computeIfAbsent(
                task.operation().orElseThrow(), operation -> intern(encoder.operation(operation, task.kind())));
    }

    /** Row of the operation that runs those of the given rows one after the other. */
    int rowOfFused(int[] steps) {
        return intern(OperationSpec.fused(steps));
    }

    private int intern(OperationSpec spec) {
        hash.begin().add(spec.kind().ordinal(), spec.methodKind()).add(spec.fingerprint(), spec.lambda() ? 1 : 0);
        hash.add(spec.className()).add(spec.methodName()).add(spec.signature()).add(spec.captured());
        for (int step : spec.steps()) {
            hash.add(contents.high(step), contents.low(step));
        }
        int row = contents.find(hash.end());
        if (row == ContentIndex.ABSENT) {
            row = contents.add(hash);
            rows.add(spec);
        }
        return row;
    }

    /** Adds what tells the row's operation from others. */
    void addContent(int row, ContentHash to) {
        to.add(contents.high(row), contents.low(row));
    }

    OperationSpec.Kind kind(int row) {
        return rows.get(row).kind();
    }

    OperationSpec row(int row) {
        return rows.get(row);
    }

    int size() {
        return rows.size();
    }

    List<OperationSpec> rowsFrom(int first) {
        return List.copyOf(rows.subList(first, rows.size()));
    }
}
