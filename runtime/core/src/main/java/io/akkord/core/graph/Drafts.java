package io.akkord.core.graph;

import io.akkord.api.GraphRejectedException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tasks of one compilation before they have numbers, as columns. An argument is the id of the task whose result it
 * is, or {@code ~i} for the literal {@code i}; ids of this compilation begin at {@link #firstId}, smaller ones belong
 * to tasks that earlier segments have.
 */
final class Drafts {

    /** Most arguments, so that edges and what is counted along with them fit an int. */
    private static final int MOST_ARGUMENTS = Integer.MAX_VALUE / 2;

    /** Most bytes of literals, so that the encoded segment fits one array with room to grow. */
    private static final int MOST_LITERAL_BYTES = 1 << 29;

    /** Step, position and length of a literal take at most this much beside its value. */
    private static final int LITERAL_FRAME = 15;

    private final int firstId;
    private final IntColumn operations = new IntColumn();
    private final IntColumn options = new IntColumn();
    private final IntColumn offsets = new IntColumn();
    private final IntColumn arguments = new IntColumn();
    private final List<byte[]> literals = new ArrayList<>();
    private final IntColumn keyedIds = new IntColumn();
    private final List<String> keys = new ArrayList<>();
    private long literalBytes;

    Drafts(int firstId) {
        this.firstId = firstId;
        offsets.add(0);
    }

    void add(int operation, int optionsRow, Arguments taskArguments) {
        requireRoom(taskArguments);
        operations.add(operation);
        options.add(optionsRow);
        int shift = literals.size();
        for (int i = 0; i < taskArguments.size(); i++) {
            int argument = taskArguments.get(i);
            arguments.add(argument >= 0 ? argument : argument - shift);
        }
        literals.addAll(taskArguments.literals());
        offsets.add(arguments.size());
    }

    private void requireRoom(Arguments more) {
        if ((long) arguments.size() + more.size() > MOST_ARGUMENTS) {
            throw new GraphRejectedException(
                    "the graph has more than " + MOST_ARGUMENTS + " edges; make several of it");
        }
        for (byte[] literal : more.literals()) {
            literalBytes += literal.length + LITERAL_FRAME;
        }
        if (literalBytes > MOST_LITERAL_BYTES) {
            throw new GraphRejectedException("the literals of the graph take more than " + MOST_LITERAL_BYTES
                    + " bytes; let a task load such values instead of giving them");
        }
    }

    /** Ids are given in ascending order. */
    void addKey(int id, String key) {
        keyedIds.add(id);
        keys.add(key);
    }

    IntColumn keyedIds() {
        return keyedIds;
    }

    List<String> keys() {
        return keys;
    }

    int size() {
        return operations.size();
    }

    int firstId() {
        return firstId;
    }

    int operation(int row) {
        return operations.get(row);
    }

    int options(int row) {
        return options.get(row);
    }

    int start(int row) {
        return offsets.get(row);
    }

    int end(int row) {
        return offsets.get(row + 1);
    }

    /** The argument at a place between {@link #start} and {@link #end}. */
    int argument(int place) {
        return arguments.get(place);
    }

    /** Row of the task here whose result is the argument at a place; negative if it is another or a literal. */
    int rowOfArgument(int place) {
        return arguments.get(place) - firstId;
    }

    void replaceArgument(int place, int argument) {
        arguments.set(place, argument);
    }

    int argumentCount() {
        return arguments.size();
    }

    byte[] literal(int argument) {
        return literals.get(~argument);
    }
}
