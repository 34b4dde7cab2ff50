package io.akkord.core.graph;

import io.akkord.api.Task;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Turns visited tasks into drafts by resolving their arguments. Literals become arguments in place. One that has a key,
 * is an output, or is large becomes a task, so that a large value which many tasks use travels once; {@link
 * LiteralInlining} takes it back if only one does.
 */
final class TaskDrafter implements TaskWalk.Visitor {

    /** Bytes above which a literal becomes a task, unless only one task uses it: ten times what a task costs itself. */
    static final int LARGE_LITERAL = 1024;

    private final TaskRegistry registry;
    private final OperationTable operations;
    private final ValueEncoder encoder;
    private final DraftInterner interner;
    private final Set<Task<?>> largeLiterals = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Arguments arguments = new Arguments();

    TaskDrafter(TaskRegistry registry, OperationTable operations, ValueEncoder encoder, DraftInterner interner) {
        this.registry = registry;
        this.operations = operations;
        this.encoder = encoder;
        this.interner = interner;
    }

    @Override
    public boolean isDone(Task<?> task) {
        return isAnonymousLiteral(task) || registry.find(task) >= 0;
    }

    @Override
    public void finish(Task<?> task) {
        if (task.kind() == Task.Kind.LITERAL) {
            draftGiven(task, encode(task, () -> "literal \"" + task.key().orElse("") + "\""));
            return;
        }
        int operation = operations.rowOf(task);
        List<Task<?>> inputs = task.inputs();
        arguments.clear();
        for (int position = 0; position < inputs.size(); position++) {
            addArgument(inputs.get(position), operation, position);
        }
        interner.draft(task, operation, arguments);
    }

    /** Makes a task of a literal that is asked for as a result. */
    void finishOutput(String name, Task<?> task) {
        if (isAnonymousLiteral(task) && registry.find(task) < 0) {
            draftGiven(task, encode(task, () -> "output \"" + name + "\""));
        }
    }

    private static boolean isAnonymousLiteral(Task<?> task) {
        return task.kind() == Task.Kind.LITERAL && task.key().isEmpty();
    }

    private void addArgument(Task<?> input, int operation, int position) {
        if (!isAnonymousLiteral(input) || isKnownAsLarge(input)) {
            arguments.addTask(registry.find(input));
        } else {
            addLiteral(input, operation, position);
        }
    }

    private boolean isKnownAsLarge(Task<?> literal) {
        return !largeLiterals.isEmpty() && largeLiterals.contains(literal);
    }

    private void addLiteral(Task<?> literal, int operation, int position) {
        byte[] value = encode(
                literal,
                () -> "argument " + (position + 1) + " of "
                        + operations.row(operation).displayName());
        if (value.length > LARGE_LITERAL) {
            arguments.addTask(draftGiven(literal, value));
        } else {
            arguments.addLiteral(value);
        }
    }

    private int draftGiven(Task<?> literal, byte[] value) {
        if (value.length > LARGE_LITERAL) {
            largeLiterals.add(literal);
        }
        if (registry.find(literal) >= 0) {
            return registry.find(literal);
        }
        Arguments given = new Arguments();
        given.addLiteral(value);
        return interner.draft(literal, operations.rowOf(literal), given);
    }

    private byte[] encode(Task<?> literal, Supplier<String> path) {
        return encoder.value(literal.literalValue().orElseThrow(), path);
    }
}
