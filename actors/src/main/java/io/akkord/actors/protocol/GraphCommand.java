package io.akkord.actors.protocol;

import akka.actor.typed.ActorRef;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.akkord.api.GraphOptions;

/** What the supervisor of a graph understands. Commands travel inside of {@link GatewayCommand}, so they name their kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
    @JsonSubTypes.Type(value = GraphCommand.WorkerFrame.class, name = "WorkerFrame"),
    @JsonSubTypes.Type(value = GraphCommand.SubmitPart.class, name = "SubmitPart"),
    @JsonSubTypes.Type(value = GraphCommand.SubmitGraph.class, name = "SubmitGraph"),
    @JsonSubTypes.Type(value = GraphCommand.ExtendGraph.class, name = "ExtendGraph"),
    @JsonSubTypes.Type(value = GraphCommand.SealGraph.class, name = "SealGraph"),
    @JsonSubTypes.Type(value = GraphCommand.CancelGraph.class, name = "CancelGraph"),
    @JsonSubTypes.Type(value = GraphCommand.AcceptChanged.class, name = "AcceptChanged"),
    @JsonSubTypes.Type(value = GraphCommand.GetStatus.class, name = "GetStatus"),
    @JsonSubTypes.Type(value = GraphCommand.GetOutputs.class, name = "GetOutputs"),
    @JsonSubTypes.Type(value = GraphCommand.WatchGraph.class, name = "WatchGraph"),
    @JsonSubTypes.Type(value = GraphCommand.GetResult.class, name = "GetResult"),
    @JsonSubTypes.Type(value = GraphCommand.ExplainTask.class, name = "ExplainTask"),
    @JsonSubTypes.Type(value = GraphCommand.WakeGraph.class, name = "WakeGraph"),
    @JsonSubTypes.Type(value = GraphCommand.PruneGraph.class, name = "PruneGraph")
})
public sealed interface GraphCommand {

    /**
     * From a worker: a frame of the link, or a bare acknowledgement if {@code number} is 0.
     *
     * @param more whether the next frame continues the same message
     * @param acknowledged number up to which the worker has the supervisor's frames
     */
    record WorkerFrame(
            String workerId, long epoch, long registration, long number, boolean more, byte[] body, long acknowledged)
            implements GraphCommand {}

    /** From a client: a part of the graph (sequence 0) or of an extension. Answer: {@link ClientReply.PartTaken}. */
    record SubmitPart(long sequence, int index, byte[] bytes, ActorRef<ClientReply> replyTo) implements GraphCommand {}

    /** From a client: all parts are sent. Answer when the journal holds it: {@link ClientReply.Accepted} or Refused. */
    record SubmitGraph(int parts, long digest, GraphOptions options, boolean open, ActorRef<ClientReply> replyTo)
            implements GraphCommand {}

    /** From a client: all parts of an extension are sent. Answer as for {@link SubmitGraph}. */
    record ExtendGraph(long sequence, int parts, long digest, ActorRef<ClientReply> replyTo) implements GraphCommand {}

    /** From a client: no further extension will come. */
    record SealGraph(long sequence, ActorRef<ClientReply> replyTo) implements GraphCommand {}

    /** From a client: end the graph. Answer when the journal holds it. */
    record CancelGraph(String reason, ActorRef<ClientReply> replyTo) implements GraphCommand {}

    /** From a client: the workers' code is accepted where it has changed. Answer as for {@link SubmitGraph}. */
    record AcceptChanged(String by, ActorRef<ClientReply> replyTo) implements GraphCommand {}

    /** From a client. Answer: {@link ClientReply.Status}. */
    record GetStatus(ActorRef<ClientReply> replyTo) implements GraphCommand {}

    /** From a client: the names of the outputs from an index on, as many as fit. Answer: {@link ClientReply.Outputs}. */
    record GetOutputs(int from, ActorRef<ClientReply> replyTo) implements GraphCommand {}

    /** From a client, repeated every few seconds: send {@link ClientReply.Status} whenever it changes. */
    record WatchGraph(ActorRef<ClientReply> replyTo) implements GraphCommand {}

    /** From a client. Answer, once the task has ended: one of the {@code Result…} replies. */
    record GetResult(String key, ActorRef<ClientReply> replyTo) implements GraphCommand {}

    /** From a client: why a task ran where and when. Answer: {@link ClientReply.Explained} or ResultMissing. */
    record ExplainTask(String task, ActorRef<ClientReply> replyTo) implements GraphCommand {}

    /** From the catalogue: be alive. Answer: {@link CatalogueCommand.GraphAwake}. */
    record WakeGraph(ActorRef<CatalogueCommand> replyTo) implements GraphCommand {}

    /**
     * From the catalogue: delete everything of the graph, if it has ended. Answer: {@link CatalogueCommand.GraphGone} once
     * that is done, or {@link CatalogueCommand.GraphStays}.
     */
    record PruneGraph(ActorRef<CatalogueCommand> replyTo) implements GraphCommand {}

    /** Messages that stay on the node. */
    non-sealed interface Local extends GraphCommand {}
}
