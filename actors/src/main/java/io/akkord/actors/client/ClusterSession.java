package io.akkord.actors.client;

import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.core.explain.Explanation;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A session on a cluster, which also knows the graphs of others. */
public interface ClusterSession extends Session {

    /** Open graphs, and the last that ended. */
    CompletionStage<List<GraphStatus>> graphs();

    /** Why a task of a graph ran where and when; fails with {@link GraphNotFoundException} if there is no such task. */
    CompletionStage<Explanation> explain(GraphId graph, String task);
}
