package io.akkord.cluster.node;

import akka.actor.typed.ActorSystem;
import io.akkord.actors.NodeRuntime;
import io.akkord.actors.NodeSettings;
import io.akkord.actors.RemoteSession;
import io.akkord.actors.client.ClusterSession;
import io.akkord.actors.worker.WorkerHost;
import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.cluster.settings.HostPort;
import io.akkord.core.explain.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;

/** The only place that calls the actors' entry. */
final class ActorEntry implements NodeActors {

    private record HostOf(WorkerHost worker) implements Host {
        @Override
        public void announceClose() {
            worker.announceClose();
        }

        @Override
        public CompletionStage<String> unwell() {
            return worker.unwell();
        }

        @Override
        public void close() {
            worker.close();
        }
    }

    private record RunningOf(NodeRuntime runtime) implements Running {
        @Override
        public ClusterAccess access() {
            return new AccessOf(runtime.session());
        }

        @Override
        public CompletionStage<Void> drain() {
            return runtime.drain();
        }

        @Override
        public CompletionStage<Void> settle() {
            return runtime.settle();
        }

        @Override
        public CompletionStage<Void> askedToLeave() {
            return runtime.askedToLeave();
        }

        @Override
        public CompletionStage<Void> orphaned() {
            return runtime.orphaned();
        }

        @Override
        public void close() {
            runtime.close();
        }
    }

    private record AccessOf(ClusterSession cluster) implements ClusterAccess {
        @Override
        public Session session() {
            return cluster;
        }

        @Override
        public CompletionStage<List<GraphStatus>> graphs() {
            return cluster.graphs();
        }

        @Override
        public CompletionStage<Optional<List<String>>> askToLeave(String node) {
            return cluster.askToLeave(node);
        }

        @Override
        public CompletionStage<Explanation> explain(GraphId graph, String task) {
            return cluster.explain(graph, task);
        }

        @Override
        public void close() {
            cluster.close();
        }
    }

    @Override
    public Host host(NodeSettings settings, ClassLoader userClasses) {
        return new HostOf(WorkerHost.start(settings, userClasses));
    }

    @Override
    public Running start(ActorSystem<?> system, NodeSettings settings, Optional<Host> host) {
        return new RunningOf(NodeRuntime.start(system, settings, host.map(each -> ((HostOf) each).worker())));
    }

    @Override
    public ClusterAccess connect(ActorSystem<?> system, List<HostPort> coordinators, Optional<SSLContext> tls) {
        return new AccessOf(RemoteSession.connect(
                system,
                system.name(),
                coordinators.stream().map(HostPort::toString).toList(),
                tls));
    }
}
