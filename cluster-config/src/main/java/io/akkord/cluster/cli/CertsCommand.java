package io.akkord.cluster.cli;

import io.akkord.cluster.tls.CertificateFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "certs",
        description = "Make a private authority and a certificate for nodes, as PEM files for --certs.")
final class CertsCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Directory to make the files in.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--host",
            split = ",",
            paramLabel = "NAME",
            description = "Names and addresses by which nodes are reached, besides those of loopback.")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--ca",
            paramLabel = "DIR",
            description = "Sign with the authority that an earlier run made in this directory.")
    private @Nullable Path authority;

    CertsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CertificateFiles.make(out, hosts, Optional.ofNullable(authority));
        Terminal terminal = context.terminal();
        terminal.say("Made ca.pem, node.pem and node-key.pem in " + out + ": copy these three to each node.");
        if (authority == null) {
            terminal.say("ca-key.pem can make certificates that every node trusts: keep it apart.");
        }
        terminal.say("next: akkord node --role coordinator --certs " + out);
        terminal.data(out);
        return ExitCode.OK;
    }
}
