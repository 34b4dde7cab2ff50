package io.akkord.actors.client;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import io.akkord.actors.TransferChannel;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GatewayCommand;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.AkkordException;
import io.akkord.api.Durability;
import io.akkord.api.Graph;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.OpenGraph;
import io.akkord.api.Task;
import io.akkord.core.explain.Explanation;
import io.akkord.core.graph.GraphCompiler;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.ValueEncoder;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.operation.OperationEncoder;
import io.akkord.execution.transfer.TransferClient;
import io.akkord.execution.value.ValueCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A session through the gateways of a cluster; the same from inside and from outside. */
public final class GatewaySession implements ClusterSession {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A long journal takes a while to read. */
    private static final Duration EXPLAIN_TRY = Duration.ofSeconds(30);

    private final GatewayClient gateway;
    private final TransferClient transfer;
    private final ValueEncoder encoder;
    private final ResultFetcher fetcher;
    private final Submitter submitter;

    private GatewaySession(ActorSystem<?> system, List<ActorRef<GatewayCommand>> gateways, Optional<SSLContext> tls) {
        ClassLoader loader = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElse(GatewaySession.class.getClassLoader());
        ValueCodec codec = new ValueCodec(AllowList.everything(), loader);
        this.gateway = new GatewayClient(system, gateways, PATIENCE);
        this.transfer = TransferChannel.client(tls);
        this.encoder = new OperationEncoder(codec);
        this.fetcher = new ResultFetcher(gateway, transfer, codec, loader);
        this.submitter = new Submitter(gateway);
    }

    /** A session through the gateway of this node. */
    public static ClusterSession inside(
            ActorSystem<?> system, ActorRef<GatewayCommand> gateway, Optional<SSLContext> tls) {
        return new GatewaySession(system, List.of(gateway), tls);
    }

    /**
     * A session from outside the cluster.
     *
     * @param paths of the gateways of some coordinators, such as {@code akka://akkord@host:port/system/akkord-gateway}
     */
    public static ClusterSession outside(ActorSystem<?> system, List<String> paths, Optional<SSLContext> tls) {
        ActorRefResolver resolver = ActorRefResolver.get(system);
        List<ActorRef<GatewayCommand>> gateways = new ArrayList<>();
        paths.forEach(path -> gateways.add(resolver.resolveActorRef(path)));
        return new GatewaySession(system, gateways, tls);
    }

    @Override
    public <T> T compute(Task<T> task) {
        return Waiting.forResult(submit(task, GraphOptions.DEFAULT).result());
    }

    @Override
    public <T> List<T> compute(List<Task<T>> tasks) {
        return compute(Task.gather(tasks));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> GraphHandle<T> submit(Task<T> task, GraphOptions options) {
        return submit(Graph.of(task), options, outputs ->
                (T) outputs.values().iterator().next());
    }

    @Override
    public GraphHandle<Map<String, Object>> submit(Graph graph, GraphOptions options) {
        return submit(graph, options, outputs -> outputs);
    }

    private <T> GraphHandle<T> submit(Graph graph, GraphOptions options, Function<Map<String, Object>, T> shape) {
        GraphSegment segment = new GraphCompiler(encoder, options).extend(graph.outputs());
        Submitter.Encoded encoded = Submitter.Encoded.of(segment);
        GraphId id =
                options.id().map(given -> fitting(given, options)).orElseGet(() -> choose(encoded.digest(), options));
        GraphOptions journaled = options.withoutId();
        Waiting.forResult(submitter.send(
                id.value(),
                0,
                encoded,
                client -> new GraphCommand.SubmitGraph(
                        encoded.parts().size(), encoded.digest(), journaled, false, client)));
        return new ClusterGraphHandle<>(
                gateway,
                fetcher,
                id,
                shape,
                Optional.of(List.copyOf(graph.outputs().keySet())));
    }

    /** A graph without a journal has an id that says so. */
    static GraphId fitting(GraphId given, GraphOptions options) {
        return options.durability() == Durability.NONE && !given.isTransient()
                ? new GraphId("~" + given.value())
                : given;
    }

    /** The structural hash; if a graph of that id has ended, the same again under a new id. */
    private GraphId choose(long digest, GraphOptions options) {
        String base = "g-" + Long.toHexString(digest);
        if (options.durability() == Durability.NONE) {
            return new GraphId("~" + base + "-" + UUID.randomUUID());
        }
        ClientReply reply = Waiting.forResult(gateway.ask(base, GraphCommand.GetStatus::new));
        boolean ended = !(reply instanceof ClientReply.Status status)
                || status.status().state().isFinal();
        return new GraphId(ended ? base + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) : base);
    }

    @Override
    public GraphHandle<Map<String, Object>> attach(GraphId id) {
        return new ClusterGraphHandle<>(gateway, fetcher, id, outputs -> outputs, Optional.empty());
    }

    @Override
    public OpenGraph open(GraphOptions options) {
        GraphId id = options.id()
                .map(given -> fitting(given, options))
                .orElseGet(() -> fitting(new GraphId("open-" + UUID.randomUUID()), options));
        return new ClusterOpenGraph(gateway, fetcher, submitter, encoder, id, options);
    }

    @Override
    public CompletionStage<List<GraphStatus>> graphs() {
        return gateway.askGateway(GatewayCommand.ListAll::new, Duration.ofSeconds(5))
                .thenApply(reply -> {
                    if (reply instanceof ClientReply.Graphs graphs) {
                        return graphs.graphs();
                    }
                    throw ResultFetcher.exception(reply);
                });
    }

    @Override
    public CompletionStage<Optional<List<String>>> askToLeave(String node) {
        return gateway.askGateway(client -> new GatewayCommand.AskToLeave(node, client), Duration.ofSeconds(5))
                .thenApply(reply -> {
                    if (reply instanceof ClientReply.NodeUnknown unknown) {
                        return Optional.of(unknown.nodes());
                    }
                    if (reply instanceof ClientReply.NodeLeaves) {
                        return Optional.empty();
                    }
                    throw reply instanceof ClientReply.Refused refused
                            ? new AkkordException(refused.message())
                            : ResultFetcher.exception(reply);
                });
    }

    @Override
    public CompletionStage<Explanation> explain(GraphId graph, String task) {
        return gateway.ask(graph.value(), client -> new GraphCommand.ExplainTask(task, client), EXPLAIN_TRY)
                .thenApply(reply -> {
                    if (reply instanceof ClientReply.Explained explained) {
                        return explained.explanation();
                    }
                    throw reply instanceof ClientReply.ResultMissing missing
                            ? new GraphNotFoundException(missing.message())
                            : ResultFetcher.exception(reply);
                });
    }

    @Override
    public void close() {
        gateway.close();
        transfer.close();
    }
}
