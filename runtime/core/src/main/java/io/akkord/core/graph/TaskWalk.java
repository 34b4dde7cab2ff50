package io.akkord.core.graph;

import io.akkord.api.Task;
import java.util.Arrays;
import java.util.List;

/**
 * Visits a task after all its inputs: depth first, inputs in the order of the arguments, each task once. The path from
 * the root is kept in arrays, not on the thread's stack, so a chain of a million tasks is no deeper than any other.
 *
 * <p>This post-order is the numbering of the graph. It depends on the graph alone, puts every input before its
 * dependents, and keeps together what belongs together: a task stands right after its last input, and the leaves under
 * one task are neighbours. Contiguous ranges of it are good shards and good windows.
 */
final class TaskWalk {

    /** What the walk is for. */
    interface Visitor {

        /** Whether the task needs no visit: it had one, or stands for no work. */
        boolean isDone(Task<?> task);

        /** Visits a task whose inputs are all done; from now on it is done. */
        void finish(Task<?> task);
    }

    private final Visitor visitor;
    private Task<?>[] path = new Task<?>[64];
    private int[] nextInput = new int[64];
    private int depth;

    TaskWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    void visit(Task<?> root) {
        if (!visitor.isDone(root)) {
            push(root);
        }
        while (depth > 0) {
            Task<?> task = path[depth - 1];
            List<Task<?>> inputs = task.inputs();
            int at = nextInput[depth - 1];
            // An input that is on the path could only be met in a cycle, and tasks cannot form one.
            while (at < inputs.size() && visitor.isDone(inputs.get(at))) {
                at++;
            }
            nextInput[depth - 1] = at + 1;
            if (at < inputs.size()) {
                push(inputs.get(at));
            } else {
                depth--;
                visitor.finish(task);
            }
        }
    }

    private void push(Task<?> task) {
        if (depth == path.length) {
            path = Arrays.copyOf(path, depth * 2);
            nextInput = Arrays.copyOf(nextInput, depth * 2);
        }
        path[depth] = task;
        nextInput[depth] = 0;
        depth++;
    }
}
