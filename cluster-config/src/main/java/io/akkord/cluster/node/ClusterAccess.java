package io.akkord.cluster.node;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.core.explain.Explanation;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A session on a cluster with what can be asked of the cluster as a whole. Safe for use by several threads. */
public interface ClusterAccess extends AutoCloseable {

    /** The session; closing it is left to {@link #close}. */
    Session session();

    /** The state of every graph that the coordinators know. */
    CompletionStage<List<GraphStatus>> graphs();

    /** Why a task of a graph ran where and when it did, from the coordinator's journal. */
    CompletionStage<Explanation> explain(GraphId graph, String task);

    /** Ends what was started for this access, never a durable graph. */
    @Override
    void close();
}
