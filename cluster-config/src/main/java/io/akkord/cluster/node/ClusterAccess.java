package io.akkord.cluster.node;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.core.explain.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A session on a cluster with what can be asked of the cluster as a whole. Safe for use by several threads. */
public interface ClusterAccess extends AutoCloseable {

    /** The session; closing it is left to {@link #close}. */
    Session session();

    /** The state of every graph that the coordinators know. */
    CompletionStage<List<GraphStatus>> graphs();

    /**
     * Asks a node to leave in good order, as if its process had been told to end. May be repeated, to see whether it has.
     *
     * @param node its address as {@code host:port}
     * @return empty while the node is there and about to leave; the nodes that there are if it is not, or not any more;
     *     fails with {@link io.akkord.api.AkkordException} if it is the only coordinator
     */
    CompletionStage<Optional<List<String>>> askToLeave(String node);

    /** Why a task of a graph ran where and when it did, from the coordinator's journal. */
    CompletionStage<Explanation> explain(GraphId graph, String task);

    /** Ends what was started for this access, never a durable graph. */
    @Override
    void close();
}
