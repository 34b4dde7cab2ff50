package io.akkord.cluster.cli;

import com.typesafe.config.Config;
import io.akkord.cluster.node.ClusterAccess;
import io.akkord.cluster.settings.HostPort;
import java.util.List;

/** How commands reach a cluster; tests put a stand-in here. */
interface Connector {

    ClusterAccess connect(Config config, List<HostPort> coordinators);
}
