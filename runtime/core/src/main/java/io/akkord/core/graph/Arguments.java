package io.akkord.core.graph;

import java.util.ArrayList;
import java.util.List;

/** The arguments of one draft in order: ids of tasks, or {@code ~i} for the literal {@code i} of this list. */
final class Arguments {

    private final IntColumn entries = new IntColumn();
    private final List<byte[]> literals = new ArrayList<>();

    void clear() {
        entries.clear();
        literals.clear();
    }

    void addTask(int id) {
        entries.add(id);
    }

    void addLiteral(byte[] value) {
        entries.add(~literals.size());
        literals.add(value);
    }

    int size() {
        return entries.size();
    }

    int get(int position) {
        return entries.get(position);
    }

    List<byte[]> literals() {
        return literals;
    }
}
