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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the gateways of a cluster, one after the other if one does not answer. Every question is idempotent, so asking
 * again is safe. Whoever waits is told when the session is closed or its actor system has ended. Safe for use by several
 * threads.
 */
final class GatewayClient implements AutoCloseable {

    /** How long one try may take. */
    private static final Duration TRY = Duration.ofSeconds(3);

    /** As {@link #TRY}, for answers that come when something has happened. */
    private static final Duration LONG_TRY = Duration.ofSeconds(10);

    /** Before the next try: time for a coordinator that was knocked at. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    /** One question until its answer. */
    private final class Question {
        final Function<ActorRef<ClientReply>, GatewayCommand> text;
        final Duration tryTime;
        final boolean endless;
        final long since = System.nanoTime();
        final CompletableFuture<ClientReply> answer = new CompletableFuture<>();

        Question(Function<ActorRef<ClientReply>, GatewayCommand> text, Duration tryTime, boolean endless) {
            this.text = text;
            this.tryTime = tryTime;
            this.endless = endless;
        }

        boolean hasTime() {
            return endless || System.nanoTime() - since < patience.toNanos();
        }
    }

    private final ActorSystem<?> system;
    private final List<ActorRef<GatewayCommand>> gateways;
    private final Duration patience;
    private final Knock knock;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Question> pending = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String ended;

    /**
     * A client of these gateways.
     *
     * @param patience how long questions are asked again before {@link ClusterUnavailableException}
     */
    GatewayClient(ActorSystem<?> system, List<ActorRef<GatewayCommand>> gateways, Duration patience) {
        this.system = system;
        this.gateways = gateways;
        this.patience = patience;
        this.knock = new Knock(system, gateways);
        system.getWhenTerminated().thenRun(() -> end("the actor system of this session has ended"));
    }

    ActorSystem<?> system() {
        return system;
    }

    private ActorRef<GatewayCommand> gateway(int way) {
        return gateways.get(Math.floorMod(way, gateways.size()));
    }

    /**
     * Sends without waiting for an answer.
     *
     * @return the way it went, for {@link #avoid}
     */
    int tell(String graph, GraphCommand command) {
        int way = next.get();
        gateway(way).tell(new GatewayCommand.ToGraph(graph, command));
        return way;
    }

    /** What went this way was not answered: the next goes another, unless that was found out already. */
    void avoid(int way) {
        next.compareAndSet(way, way + 1);
        knock.atAll();
    }

    CompletionStage<ClientReply> ask(String graph, Function<ActorRef<ClientReply>, GraphCommand> question) {
        return askGateway(client -> new GatewayCommand.ToGraph(graph, question.apply(client)), TRY);
    }

    /** As {@link #ask}, for answers that take longer to find. */
    CompletionStage<ClientReply> ask(
            String graph, Function<ActorRef<ClientReply>, GraphCommand> question, Duration tryTime) {
        return askGateway(client -> new GatewayCommand.ToGraph(graph, question.apply(client)), tryTime);
    }

    /** As {@link #ask}, for answers that come when something has happened: waits for ever, asking again now and then. */
    CompletionStage<ClientReply> await(String graph, Function<ActorRef<ClientReply>, GraphCommand> question) {
        return start(new Question(client -> new GatewayCommand.ToGraph(graph, question.apply(client)), LONG_TRY, true));
    }

    CompletionStage<ClientReply> askGateway(
            Function<ActorRef<ClientReply>, GatewayCommand> question, Duration tryTime) {
        return start(new Question(question, tryTime, false));
    }

    private CompletionStage<ClientReply> start(Question question) {
        pending.add(question);
        CompletionStage<ClientReply> answer = question.answer.whenComplete((reply, error) -> pending.remove(question));
        if (ended == null) {
            tryOnce(question);
        } else {
            fail(question, String.valueOf(ended));
        }
        return answer;
    }

    private void tryOnce(Question question) {
        try {
            AskPattern.<GatewayCommand, ClientReply>ask(
                            gateway(next.get()), question.text::apply, question.tryTime, system.scheduler())
                    .whenComplete((reply, error) -> settle(question, reply, error));
        } catch (RuntimeException e) {
            fail(question, e.toString());
        }
    }

    private void settle(Question question, @Nullable ClientReply reply, @Nullable Throwable error) {
        if (reply != null) {
            question.answer.complete(reply);
        } else if (!(error instanceof TimeoutException)) {
            fail(question, String.valueOf(error));
        } else if (!question.hasTime()) {
            fail(
                    question,
                    "no coordinator answered within " + patience.toSeconds() + " s at "
                            + gateways.stream()
                                    .map(ref -> ref.path().address().toString())
                                    .toList()
                            + "; is one running? start it with: akkord node --role coordinator");
        } else if (!question.answer.isDone()) {
            next.incrementAndGet();
            knock.atAll();
            again(question);
        }
    }

    private void again(Question question) {
        try {
            system.scheduler().scheduleOnce(PAUSE, () -> tryOnce(question), system.executionContext());
        } catch (IllegalStateException e) {
            fail(question, e.toString());
        }
    }

    private static void fail(Question question, String why) {
        question.answer.completeExceptionally(new ClusterUnavailableException(why));
    }

    private void end(String why) {
        if (ended == null) {
            ended = why + "; the graph goes on and can be attached to";
        }
        pending.forEach(question -> fail(question, String.valueOf(ended)));
    }

    /** Whether nothing can be asked any more. */
    boolean isClosed() {
        return ended != null;
    }

    @Override
    public void close() {
        end("the session is closed");
    }
}
