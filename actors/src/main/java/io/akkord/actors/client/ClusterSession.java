package io.akkord.actors.client;

import io.akkord.api.AkkordException;
import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.core.explain.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A session on a cluster, which also knows the graphs of others. */
public interface ClusterSession extends Session {

    /** Open graphs, and the last that ended. */
    CompletionStage<List<GraphStatus>> graphs();

    /**
     * Asks a node to leave in good order. May be repeated, to see whether it has.
     *
     * @param node its address as {@code host:port}, or its worker's id
     * @return empty while the node is there and about to leave; the nodes that there are if it is not, or not any more;
     *     fails with {@link AkkordException} if it must not
     */
    CompletionStage<Optional<List<String>>> askToLeave(String node);

    /** Why a task of a graph ran where and when; fails with {@link GraphNotFoundException} if there is no such task. */
    CompletionStage<Explanation> explain(GraphId graph, String task);
}
