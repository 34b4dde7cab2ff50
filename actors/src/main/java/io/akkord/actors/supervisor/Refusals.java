package io.akkord.actors.supervisor;

import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;

/** Answers every client command with the same reply. */
final class Refusals {

    private Refusals() {}

    static void answer(String graph, GraphCommand command, ClientReply reply) {
        if (command instanceof GraphCommand.SubmitPart part) {
            part.replyTo().tell(reply);
        } else if (command instanceof GraphCommand.SubmitGraph submit) {
            submit.replyTo().tell(reply);
        } else if (command instanceof GraphCommand.ExtendGraph extend) {
            extend.replyTo().tell(reply);
        } else if (command instanceof GraphCommand.SealGraph seal) {
            seal.replyTo().tell(reply);
        } else if (command instanceof GraphCommand.CancelGraph cancel) {
            cancel.replyTo().tell(reply);
        } else if (command instanceof GraphCommand.AcceptChanged accept) {
            accept.replyTo().tell(reply);
        } else if (command instanceof GraphCommand.GetStatus get) {
            get.replyTo().tell(reply);
        } else if (command instanceof GraphCommand.GetOutputs get) {
            get.replyTo().tell(reply);
        } else if (command instanceof GraphCommand.WatchGraph watch) {
            watch.replyTo().tell(reply);
        } else if (command instanceof GraphCommand.GetResult get) {
            get.replyTo().tell(reply);
        } else if (command instanceof GraphCommand.ExplainTask explain) {
            explain.replyTo().tell(reply);
        } else if (command instanceof GraphCommand.PruneGraph prune) {
            prune.replyTo().tell(new CatalogueCommand.GraphStays(graph));
        } else if (command instanceof GraphCommand.WakeGraph wake) {
            wake.replyTo().tell(new CatalogueCommand.GraphAwake(graph));
        }
    }
}
