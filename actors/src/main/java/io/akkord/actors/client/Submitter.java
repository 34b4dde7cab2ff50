package io.akkord.actors.client;

import akka.actor.typed.ActorRef;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphStatus;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.SegmentCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Sends a graph, or an extension of one, in parts of at most 128 KiB, and closes it. Everything may be repeated. */
final class Submitter {

    private static final int PART_BYTES = 128 * 1024;

    /** Parts under way at a time. */
    private static final int WINDOW = 8;

    /** An encoded segment with its digest. */
    record Encoded(List<byte[]> parts, long digest) {
        static Encoded of(GraphSegment segment) {
            byte[] bytes = SegmentCodec.encode(segment);
            return new Encoded(SegmentCodec.parts(bytes, PART_BYTES), SegmentCodec.digest(bytes));
        }
    }

    private final GatewayClient gateway;

    Submitter(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /** Sends the parts under a sequence number, then the closing command; the status once the journal has it. */
    CompletionStage<GraphStatus> send(
            String graph, long sequence, Encoded encoded, Function<ActorRef<ClientReply>, GraphCommand> closing) {
        return encoded.parts().size() == 1
                ? together(graph, sequence, encoded, closing)
                : inTurn(graph, sequence, encoded, closing);
    }

    /** The only part and the closing command one behind the other; in turn if something came between them. */
    private CompletionStage<GraphStatus> together(
            String graph, long sequence, Encoded encoded, Function<ActorRef<ClientReply>, GraphCommand> closing) {
        CompletionStage<Void> part = parts(graph, sequence, encoded.parts(), 0);
        CompletionStage<ClientReply> closed = gateway.ask(graph, closing);
        return part.thenCompose(done -> closed)
                .thenCompose(reply -> reply instanceof ClientReply.Refused
                        ? inTurn(graph, sequence, encoded, closing)
                        : status(reply));
    }

    private CompletionStage<GraphStatus> inTurn(
            String graph, long sequence, Encoded encoded, Function<ActorRef<ClientReply>, GraphCommand> closing) {
        return parts(graph, sequence, encoded.parts(), 0)
                .thenCompose(done -> gateway.ask(graph, closing))
                .thenCompose(Submitter::status);
    }

    private static CompletionStage<GraphStatus> status(ClientReply reply) {
        return reply instanceof ClientReply.Accepted accepted
                ? CompletableFuture.completedFuture(accepted.status())
                : CompletableFuture.failedFuture(ResultFetcher.exception(reply));
    }

    private CompletionStage<Void> parts(String graph, long sequence, List<byte[]> parts, int from) {
        if (from >= parts.size()) {
            return CompletableFuture.completedFuture(null);
        }
        int to = Math.min(parts.size(), from + WINDOW);
        List<CompletableFuture<ClientReply>> answers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int index = i;
            answers.add(
                    gateway.ask(graph, client -> new GraphCommand.SubmitPart(sequence, index, parts.get(index), client))
                            .toCompletableFuture());
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenCompose(all -> parts(graph, sequence, parts, next(answers, to)));
    }

    /** Where to go on: the supervisor says what it wants next; an earlier part than we thought after its restart. */
    private static int next(List<CompletableFuture<ClientReply>> answers, int otherwise) {
        int next = otherwise;
        for (CompletableFuture<ClientReply> answer : answers) {
            ClientReply reply = answer.join();
            if (reply instanceof ClientReply.PartTaken taken) {
                next = taken.next();
            } else {
                throw ResultFetcher.exception(reply);
            }
        }
        return next;
    }
}
