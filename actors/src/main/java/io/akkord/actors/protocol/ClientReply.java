package io.akkord.actors.protocol;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.core.explain.Explanation;
import io.akkord.core.message.Failure;
import java.util.List;
import java.util.Optional;

/** What clients are answered. */
public sealed interface ClientReply {

    /** The part with this index is wanted next; a very large one if the graph needs no more. */
    record PartTaken(int next) implements ClientReply {}

    /** The journal holds what was asked for. */
    record Accepted(GraphStatus status) implements ClientReply {}

    /** What was asked for cannot be; nothing has changed. */
    record Refused(String message) implements ClientReply {}

    record Status(GraphStatus status) implements ClientReply {}

    /**
     * A page of the names of the graph's outputs.
     *
     * @param total how many there are in all
     * @param names those from the index that was asked for on; empty behind the last
     */
    record Outputs(int total, List<String> names) implements ClientReply {}

    /** The result itself, encoded. */
    record ResultInline(byte[] value) implements ClientReply {}

    /** The result is to be fetched from a transfer server. */
    record ResultAt(String host, int port, String graph, int task) implements ClientReply {}

    /** The task failed, and so did what depends on it. */
    record ResultFailed(String key, String node, int attempt, List<String> inputs, Failure failure)
            implements ClientReply {}

    /** There is no such result, or it was released. */
    record ResultMissing(String message) implements ClientReply {}

    /** What the journal tells of a task. */
    record Explained(Explanation explanation) implements ClientReply {}

    /** The journal of the graph is damaged. */
    record Damaged(String message) implements ClientReply {

        /** All that can be said of such a graph: its counts cannot be trusted. */
        public GraphStatus asStatus(GraphId id) {
            return new GraphStatus(id, GraphStatus.State.DAMAGED, 0, 0, 0, 0, 0, 0, 0, 0, Optional.of(message));
        }
    }

    /** A node is there, was asked to leave, and is about to. */
    record NodeLeaves(String node) implements ClientReply {}

    /** There is no node of that name; those that there are. */
    record NodeUnknown(List<String> nodes) implements ClientReply {}

    /** Every graph that the catalogue knows. */
    record Graphs(List<GraphStatus> graphs) implements ClientReply {}
}
