package io.akkord;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.akkord.api.Session;
import io.akkord.cluster.node.AkkordExtension;
import io.akkord.cluster.node.AkkordNode;
import io.akkord.cluster.node.ClusterClient;
import io.akkord.cluster.node.OwningSession;
import io.akkord.cluster.settings.HostPort;
import io.akkord.execution.inline.InlineSession;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where a program begins: each method gives a {@link Session}, and the rest of the program is the same whichever it is.
 *
 * <pre>{@code
 * try (Session akkord = Akkord.local()) {
 *   Task<Integer> length = Task.call(String::length, "piecework");
 *   System.out.println(akkord.compute(length));
 * }
 * }</pre>
 */
public final class Akkord {

    private Akkord() {}

    /** In the caller's thread, for a debugger: nothing is journaled, and the order is always the same. */
    public static Session inline() {
        return new InlineSession();
    }

    /**
     * One JVM that is the whole cluster, with its journal in {@code ./.akkord}. Graphs that an earlier process left
     * unfinished there go on. A program that forgets to close the session still ends with its main method.
     *
     * @throws io.akkord.persistence.store.JournalUnavailableException if another process has the directory open
     */
    public static Session local() {
        return local(ConfigFactory.load());
    }

    /** As {@link #local()}, with another directory. */
    public static Session local(Path directory) {
        return local(ConfigFactory.load()
                .withValue(
                        "akkord.directory", ConfigValueFactory.fromAnyRef(directory.toString(), "local(directory)")));
    }

    private static Session local(Config config) {
        AkkordNode node = AkkordNode.start(config, "local");
        return new OwningSession(node::akkord, node::close);
    }

    /**
     * On an actor system that the program made itself and that is in a cluster: an Akka extension. The roles in the
     * system's configuration say what it does for the cluster; include {@code akkord/coordinator.conf}, {@code
     * worker.conf} or {@code client.conf} there. Closing the session does not end the system.
     *
     * @throws io.akkord.api.SettingsException if a setting of the system is wrong
     */
    public static Session get(ActorSystem<?> system) {
        AkkordExtension extension = AkkordExtension.get(system);
        return new OwningSession(() -> extension.access().session(), () -> {});
    }

    /**
     * A client of a running cluster.
     *
     * @param coordinators where coordinators listen, as {@code host:port}; none for the setting {@code akkord.cluster},
     *     which the environment variable {@code AKKORD_CLUSTER} sets
     * @throws io.akkord.api.ClusterUnavailableException if nothing listens there
     */
    public static Session connect(String... coordinators) {
        ClusterClient client = ClusterClient.connect(
                ConfigFactory.load(),
                Arrays.stream(coordinators).map(HostPort::parse).toList());
        return new OwningSession(client::session, client::close);
    }
}
