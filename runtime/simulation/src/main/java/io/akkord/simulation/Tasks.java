package io.akkord.simulation;

import io.akkord.api.TaskOptions;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.OperationSpec;
import io.akkord.simulation.SimTask.Kind;
import java.util.List;

/** What the simulation knows of a graph's tasks, apart from the production core. */
interface Tasks {

    int size();

    /** As they are submitted, the first one first. */
    List<GraphSegment> segments();

    Kind kind(int task);

    int inputCount(int task);

    int input(int task, int position);

    OperationSpec operation(int task);

    TaskOptions options(int task);

    boolean hasLiterals(int task, byte[] literals);

    /** How long the body runs, at most. */
    long runNanos(int task);

    /** Size of the result. */
    long bytes(int task);

    /** Length of a small result in messages; of large graphs less than its size, since nobody reads the rest. */
    int encodedBytes(int task);

    /** What the result depends on besides the inputs. */
    long salt(int task);
}
