package io.akkord.actors.client;

import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A session on a cluster, which also knows the graphs of others. */
public interface ClusterSession extends Session {

    /** Open graphs, and the last that ended. */
    CompletionStage<List<GraphStatus>> graphs();
}
