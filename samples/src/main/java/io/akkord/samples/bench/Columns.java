package io.akkord.samples.bench;

import io.akkord.api.Graph;
import io.akkord.api.Task;
import java.util.ArrayList;
import java.util.List;

/** Columns of tasks, each of which takes the result of the one above: as many edges as tasks, nearly. */
final class Columns {

    /** Wide enough for any number of slots. */
    static final int WIDTH = 1000;

    private Columns() {}

    static Graph graph(int tasks) {
        List<Task<Long>> row = new ArrayList<>();
        for (int made = 0; made < tasks; made++) {
            if (made < WIDTH) {
                row.add(Task.call(Numbers::next, (long) made));
            } else {
                row.set(made % WIDTH, row.get(made % WIDTH).map(Numbers::next));
            }
        }
        return Graph.of(row);
    }

    static int edges(int tasks) {
        return Math.max(0, tasks - WIDTH);
    }
}
