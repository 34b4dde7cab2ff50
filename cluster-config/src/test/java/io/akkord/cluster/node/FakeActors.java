package io.akkord.cluster.node;

import akka.actor.typed.ActorSystem;
import io.akkord.actors.NodeSettings;
import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.cluster.settings.HostPort;
import io.akkord.core.explain.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** Stands for the actors of a node, so that its life can be tested alone. */
final class FakeActors implements NodeActors {

    /** One start on an actor system. */
    record Start(ActorSystem<?> system, NodeSettings settings, Optional<Host> host, CompletableFuture<Void> orphaned) {}

    private final BlockingQueue<Start> starts = new LinkedBlockingQueue<>();
    final CompletableFuture<Void> hostClosed = new CompletableFuture<>();
    final CompletableFuture<String> unwell = new CompletableFuture<>();
    final CompletableFuture<Void> askedToLeave = new CompletableFuture<>();

    /** The next start, within a generous time. */
    Start nextStart() throws InterruptedException {
        Start start = starts.poll(60, TimeUnit.SECONDS);
        if (start == null) {
            throw new AssertionError("nothing was started within 60 s");
        }
        return start;
    }

    @Override
    public Host host(NodeSettings settings, ClassLoader userClasses) {
        return new Host() {
            @Override
            public void announceClose() {}

            @Override
            public CompletionStage<String> unwell() {
                return unwell;
            }

            @Override
            public void close() {
                hostClosed.complete(null);
            }
        };
    }

    @Override
    public Running start(ActorSystem<?> system, NodeSettings settings, Optional<Host> host) {
        CompletableFuture<Void> orphaned = new CompletableFuture<>();
        starts.add(new Start(system, settings, host, orphaned));
        return new Running() {
            @Override
            public ClusterAccess access() {
                throw new UnsupportedOperationException();
            }

            @Override
            public CompletionStage<Void> drain() {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<Void> settle() {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<Void> askedToLeave() {
                return askedToLeave;
            }

            @Override
            public CompletionStage<Void> orphaned() {
                return orphaned;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public ClusterAccess connect(ActorSystem<?> system, List<HostPort> coordinators, Optional<SSLContext> tls) {
        return new ClusterAccess() {
            @Override
            public Session session() {
                throw new UnsupportedOperationException();
            }

            @Override
            public CompletionStage<List<GraphStatus>> graphs() {
                return CompletableFuture.completedFuture(List.of());
            }

            @Override
            public CompletionStage<Optional<List<String>>> askToLeave(String node) {
                throw new UnsupportedOperationException();
            }

            @Override
            public CompletionStage<Explanation> explain(GraphId graph, String task) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {}
        };
    }
}
