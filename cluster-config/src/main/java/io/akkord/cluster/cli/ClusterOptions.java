package io.akkord.cluster.cli;

import com.typesafe.config.Config;
import io.akkord.cluster.node.ClusterAccess;
import io.akkord.cluster.settings.HostPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options by which a command finds its cluster. */
final class ClusterOptions {

    @Option(
            names = "--cluster",
            split = ",",
            paramLabel = "HOST:PORT",
            description = "Coordinators to ask; else the environment variable AKKORD_CLUSTER, else 127.0.0.1:2551.")
    private List<String> cluster = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON, one object a line.")
    private boolean json;

    @Option(
            names = "--certs",
            paramLabel = "DIR",
            description = "Connect by TLS, with ca.pem, node.pem and node-key.pem of this directory.")
    private List<Path> certs = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set a setting, such as akkord.name=test. May be repeated.")
    private List<String> settings = new ArrayList<>();

    boolean json() {
        return json;
    }

    ClusterAccess connect(CommandContext context) {
        return context.connector().connect(config(), addresses());
    }

    /** The settings given here as system properties, for a program that loads its own configuration. */
    Map<String, String> properties() {
        Map<String, String> all = new TreeMap<>();
        certs.forEach(directory -> {
            all.put("akkord.tls.directory", directory.toAbsolutePath().toString());
            all.put("akkord.profile", "secure");
        });
        settings.forEach(setting -> all.put(setting.replaceFirst("=.*", ""), setting.replaceFirst("^[^=]*=", "")));
        return all;
    }

    List<HostPort> addresses() {
        return cluster.stream().map(HostPort::parse).toList();
    }

    Config config() {
        ConfigOptions options = new ConfigOptions().setAll(settings);
        certs.forEach(options::certificates);
        return options.load();
    }
}
