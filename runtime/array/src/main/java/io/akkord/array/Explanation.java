package io.akkord.array;

import io.akkord.api.Task;
import io.akkord.array.expr.Lowering;
import io.akkord.array.expr.Node;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What people read about an array: one line, or the whole plan. */
final class Explanation {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Explanation() {}

    static String line(Chunked array) {
        return "Chunked[" + Shapes.text(array.shape()) + " " + array.dtype() + ", chunks " + array.chunks() + ", "
                + bytes(array.bytes()) + ", " + tasks(array.tasks()) + " tasks]";
    }

    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** Tasks that are run for these, inputs included; lists and literals are no tasks of their own. */
    static int tasks(List<Task<Block>> outputs) {
        Set<Task<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Task<?>> open = new ArrayDeque<>(outputs);
        int count = 0;
        while (!open.isEmpty()) {
            Task<?> task = open.pop();
            if (seen.add(task)) {
                count += task.kind() == Task.Kind.CALL || task.kind() == Task.Kind.FOLD ? 1 : 0;
                open.addAll(task.inputs());
            }
        }
        return count;
    }

    static String plan(Chunked array) {
        Lowering lowering = new Lowering(List.of(array.node()));
        List<Task<Block>> all = lowering.all(array.node());
        StringBuilder text = new StringBuilder();
        for (Node node : lowering.order()) {
            if (!lowering.isInside(node)) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-40s %-8s %-20s %6d chunks of up to %s%n",
                        lowering.label(node),
                        node.dtype(),
                        Shapes.text(node.chunks().shape()),
                        node.chunks().count(),
                        bytes(node.chunks().largest() * node.dtype().bytes())));
            }
        }
        return text + "= " + tasks(all) + " tasks before chains of one input are joined\n";
    }
}
