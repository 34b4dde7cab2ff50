package io.akkord.actors.client;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GatewayCommand;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.ClusterUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Asks the gateways of a cluster, one after the other if one does not answer. Every question is idempotent, so asking
 * again is safe. Safe for use by several threads.
 */
final class GatewayClient {

    /** How long one try may take. */
    private static final Duration TRY = Duration.ofSeconds(3);

    private final ActorSystem<?> system;
    private final List<ActorRef<GatewayCommand>> gateways;
    private final Duration patience;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * A client of these gateways.
     *
     * @param patience how long questions are asked again before {@link ClusterUnavailableException}
     */
    GatewayClient(ActorSystem<?> system, List<ActorRef<GatewayCommand>> gateways, Duration patience) {
        this.system = system;
        this.gateways = gateways;
        this.patience = patience;
    }

    ActorSystem<?> system() {
        return system;
    }

    private ActorRef<GatewayCommand> gateway() {
        return gateways.get(Math.floorMod(next.get(), gateways.size()));
    }

    /** Sends without waiting for an answer. */
    void tell(String graph, GraphCommand command) {
        gateway().tell(new GatewayCommand.ToGraph(graph, command));
    }

    CompletionStage<ClientReply> ask(String graph, Function<ActorRef<ClientReply>, GraphCommand> question) {
        return askGateway(client -> new GatewayCommand.ToGraph(graph, question.apply(client)), TRY);
    }

    /** As {@link #ask}, for answers that come when something has happened: waits for ever, asking again now and then. */
    CompletionStage<ClientReply> await(String graph, Function<ActorRef<ClientReply>, GraphCommand> question) {
        CompletableFuture<ClientReply> answer = new CompletableFuture<>();
        awaitOnce(graph, question, answer);
        return answer;
    }

    private void awaitOnce(
            String graph,
            Function<ActorRef<ClientReply>, GraphCommand> question,
            CompletableFuture<ClientReply> answer) {
        AskPattern.<GatewayCommand, ClientReply>ask(
                        gateway(),
                        client -> new GatewayCommand.ToGraph(graph, question.apply(client)),
                        Duration.ofSeconds(10),
                        system.scheduler())
                .whenComplete((reply, error) -> {
                    if (reply != null) {
                        answer.complete(reply);
                    } else if (error instanceof TimeoutException && !answer.isDone()) {
                        next.incrementAndGet();
                        awaitOnce(graph, question, answer);
                    } else {
                        answer.completeExceptionally(error);
                    }
                });
    }

    CompletionStage<ClientReply> askGateway(
            Function<ActorRef<ClientReply>, GatewayCommand> question, Duration tryTime) {
        CompletableFuture<ClientReply> answer = new CompletableFuture<>();
        tryOnce(question, tryTime, System.nanoTime(), answer);
        return answer;
    }

    private void tryOnce(
            Function<ActorRef<ClientReply>, GatewayCommand> question,
            Duration tryTime,
            long since,
            CompletableFuture<ClientReply> answer) {
        AskPattern.<GatewayCommand, ClientReply>ask(gateway(), question::apply, tryTime, system.scheduler())
                .whenComplete((reply, error) -> {
                    if (reply != null) {
                        answer.complete(reply);
                    } else if (error instanceof TimeoutException && System.nanoTime() - since < patience.toNanos()) {
                        next.incrementAndGet();
                        tryOnce(question, tryTime, since, answer);
                    } else {
                        answer.completeExceptionally(new ClusterUnavailableException("no coordinator answered within "
                                + patience.toSeconds() + " s at "
                                + gateways.stream()
                                        .map(ref -> ref.path().address().toString())
                                        .toList()
                                + "; is one running? start it with: akkord node --role coordinator"));
                    }
                });
    }
}
