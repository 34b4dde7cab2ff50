package io.akkord.cluster.settings;

import com.typesafe.config.Config;
import io.akkord.actors.NodeSettings;
import io.akkord.persistence.postgres.PostgresAccess;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a node needs to know before it starts, read and checked.
 *
 * @param config the whole configuration, for the actor system
 * @param name name of the actor system
 * @param roles at least one
 * @param host address of this node
 * @param port port of this node, 0 for any free one
 * @param join coordinators to join, without this node itself; empty if this node starts the cluster
 * @param directory everything on disk stands below it unless set otherwise
 * @param settings what the actors need
 * @param minFreeSpace bytes that must be free where a LevelDB journal is
 * @param database the journal's database; empty with LevelDB
 */
public record NodePlan(
        Config config,
        String name,
        Set<Role> roles,
        String host,
        int port,
        List<HostPort> join,
        Path directory,
        NodeSettings settings,
        long minFreeSpace,
        Optional<PostgresAccess> database) {

    public NodePlan {
        roles = Set.copyOf(EnumSet.copyOf(roles));
        join = List.copyOf(join);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
