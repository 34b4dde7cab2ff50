package io.akkord.cluster.node;

import akka.actor.typed.ActorSystem;
import io.akkord.actors.NodeSettings;
import io.akkord.cluster.settings.HostPort;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;

/** What a node starts on an actor system; {@link ActorEntry} is the real one. */
interface NodeActors {

    /** Slots, result store and transfer server of a worker: what outlives its actor systems. */
    interface Host extends AutoCloseable {

        /** Says that the worker is about to end for good, so that it gives its lease back. */
        void announceClose();

        /** Completes, with what to tell people, when the worker had better be started anew. */
        CompletionStage<String> unwell();

        @Override
        void close();
    }

    /** The actors of a node on one actor system. */
    interface Running extends AutoCloseable {

        ClusterAccess access();

        /** Says that the worker is about to leave; completes when nothing is lost if it does. */
        CompletionStage<Void> drain();

        /** Completes when the ends of graphs that clients know are in the catalogue, or cannot be for now. */
        CompletionStage<Void> settle();

        /** Completes when somebody wants the node to leave in good order. */
        CompletionStage<Void> askedToLeave();

        /** Completes when the worker found no coordinator for too long: it needs a new actor system. */
        CompletionStage<Void> orphaned();

        @Override
        void close();
    }

    Host host(NodeSettings settings, ClassLoader userClasses);

    /** Starts what the cluster roles of the system ask for. */
    Running start(ActorSystem<?> system, NodeSettings settings, Optional<Host> host);

    /** A client outside the cluster. */
    ClusterAccess connect(ActorSystem<?> system, List<HostPort> coordinators, Optional<SSLContext> tls);
}
