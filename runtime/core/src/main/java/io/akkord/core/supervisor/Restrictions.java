package io.akkord.core.supervisor;

import io.akkord.api.TaskOptions;
import io.akkord.core.liveness.WorkerInfo;
import java.util.ArrayList;
import java.util.List;

/** What binds a task to certain workers: a node, a role, named resources. */
final class Restrictions {

    private Restrictions() {}

    static boolean any(TaskOptions options) {
        return options.node().isPresent()
                || options.role().isPresent()
                || !options.resources().isEmpty();
    }

    /** What a worker lacks to run a task, for people; empty if it may run it. */
    static List<String> missing(TaskOptions options, WorkerInfo worker) {
        List<String> missing = new ArrayList<>();
        options.node()
                .filter(node -> !node.equals(worker.node()))
                .ifPresent(node -> missing.add("is not node " + node));
        options.role()
                .filter(role -> !worker.roles().contains(role))
                .ifPresent(role -> missing.add("lacks role " + role));
        options.resources().forEach((name, amount) -> {
            int has = worker.resources().getOrDefault(name, 0);
            if (has < amount) {
                missing.add("has " + has + " of " + name);
            }
        });
        return missing;
    }

    /** All restrictions of a task, for people. */
    static String describe(TaskOptions options) {
        List<String> all = new ArrayList<>();
        options.node().ifPresent(node -> all.add("node " + node));
        options.role().ifPresent(role -> all.add("role " + role));
        options.resources().forEach((name, amount) -> all.add(amount + " of " + name));
        return String.join(", ", all);
    }
}
