package io.akkord.execution.task;

import io.akkord.core.graph.OperationSpec;
import io.akkord.execution.operation.OperationResolver;
import io.akkord.execution.operation.ResolvedOperation;
import io.akkord.execution.value.ValueCodec;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of one graph by row of its operation table. An operation is resolved when the first task needs it, so that
 * one which is missing or not allowed fails its own tasks only. Rows are defined by one thread at a time and used by any.
 */
public final class TaskBodies {

    private static final class Row {
        private final OperationSpec spec;
        private volatile @Nullable TaskBody body;

        private Row(OperationSpec spec) {
            this.spec = spec;
        }
    }

    private final OperationResolver resolver;
    private final ValueCodec codec;
    private volatile @Nullable Row[] rows = new Row[0];

    /**
     * An empty table.
     *
     * @param codec decodes literals
     */
    public TaskBodies(OperationResolver resolver, ValueCodec codec) {
        this.resolver = resolver;
        this.codec = codec;
    }

    /**
     * Defines rows from {@code first} on; rows that are defined already keep their bodies, unless other code was accepted
     * for them or for one of their steps.
     *
     * @return fingerprints of the code on this node; 0 where there is none or it is not known
     */
    public synchronized long[] define(int first, List<OperationSpec> specs) {
        @Nullable Row[] grown = Arrays.copyOf(rows, Math.max(rows.length, first + specs.size()));
        long[] present = new long[specs.size()];
        BitSet fresh = new BitSet();
        for (int i = 0; i < present.length; i++) {
            OperationSpec spec = specs.get(i);
            Row before = grown[first + i];
            present[i] = resolver.presentFingerprint(spec);
            if (before == null
                    || before.spec.fingerprint() != spec.fingerprint()
                    || Arrays.stream(spec.steps()).anyMatch(fresh::get)) {
                grown[first + i] = new Row(spec);
                fresh.set(first + i);
            }
        }
        rows = grown;
        return present;
    }

    /** The operation of a row; an IllegalArgumentException if the row is not defined. */
    public OperationSpec spec(int row) {
        return row(row).spec;
    }

    /**
     * The body of a row.
     *
     * @throws io.akkord.execution.allow.NotAllowedException if the allow-list does not name the operation
     * @throws io.akkord.execution.operation.OperationMissingException if its code is not on this node
     * @throws io.akkord.execution.value.UndecodableException if a captured argument cannot be decoded
     */
    public TaskBody body(int row) {
        Row found = row(row);
        TaskBody body = found.body;
        if (body == null) {
            body = make(found.spec);
            found.body = body;
        }
        return body;
    }

    private Row row(int row) {
        @Nullable Row[] all = rows;
        Row found = row < 0 || row >= all.length ? null : all[row];
        if (found == null) {
            throw new IllegalArgumentException("the graph has no operation " + row + " on this node");
        }
        return found;
    }

    private TaskBody make(OperationSpec spec) {
        return switch (spec.kind()) {
            case CALL -> new Bodies.Call(resolver.resolve(spec), codec);
            case FOLD -> new Bodies.Fold(requireTwo(resolver.resolve(spec)), codec);
            case GATHER -> new Bodies.Gather(codec);
            case CONSTANT -> new Bodies.Constant(codec);
            case FUSED -> new Bodies.Fused(steps(spec), codec);
        };
    }

    private Step[] steps(OperationSpec fused) {
        return Arrays.stream(fused.steps()).mapToObj(this::step).toArray(Step[]::new);
    }

    private Step step(int row) {
        OperationSpec spec = row(row).spec;
        return switch (spec.kind()) {
            case CALL -> new Step(spec.kind(), resolver.resolve(spec));
            case FOLD -> new Step(spec.kind(), requireTwo(resolver.resolve(spec)));
            default -> new Step(spec.kind(), null);
        };
    }

    private static ResolvedOperation requireTwo(ResolvedOperation operation) {
        if (operation.arity() != 2) {
            throw new IllegalArgumentException(
                    "operation " + operation + " folds and takes " + operation.arity() + " arguments instead of 2");
        }
        return operation;
    }
}
