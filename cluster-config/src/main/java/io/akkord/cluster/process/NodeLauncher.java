package io.akkord.cluster.process;

import io.akkord.cluster.node.FileTrees;
import io.akkord.cluster.process.Ground.Seat;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.cluster.settings.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Starts the processes of one cluster. Not safe for use by several threads. */
final class NodeLauncher {

    private final Plan plan;
    private final Ground ground;
    private final Path temporary;
    private final AtomicInteger workerNumber = new AtomicInteger();

    NodeLauncher(Plan plan, Ground ground) {
        this.plan = plan;
        this.ground = ground;
        this.temporary = freshTemporary(plan.directory());
    }

    /** Where several coordinators listen; one alone chooses a port by itself. */
    List<HostPort> coordinatorAddresses() {
        return IntStream.range(0, plan.coordinators())
                .mapToObj(number -> ground.coordinator(number).address())
                .toList();
    }

    String clientHost() {
        return ground.clientHost();
    }

    NodeProcess coordinator(int number) {
        Seat seat = ground.coordinator(number);
        if (plan.coordinators() == 1) {
            return coordinatorAt(seat.address().port());
        }
        List<String> arguments = new ArrayList<>(
                List.of("--port", Integer.toString(seat.address().port()), "--join", joined(coordinatorAddresses())));
        return launch("coordinator-" + (number + 1), "coordinator", seat, arguments);
    }

    /** The only coordinator. */
    NodeProcess coordinatorAt(int port) {
        return launch("coordinator", "coordinator", ground.coordinator(0), List.of("--port", Integer.toString(port)));
    }

    /** Each has a name of its own, also one that takes the place of another. */
    NodeProcess worker(int number, List<HostPort> coordinators) {
        Seat seat = ground.worker(number);
        List<String> arguments = new ArrayList<>(List.of(
                "--port",
                Integer.toString(seat.address().port()),
                "--join",
                joined(coordinators),
                "--slots",
                Integer.toString(plan.slots())));
        if (!plan.allow().isEmpty()) {
            arguments.addAll(List.of("--allow", String.join(",", plan.allow())));
        }
        return launch("worker-" + workerNumber.incrementAndGet(), "worker", seat, arguments);
    }

    private static String joined(List<HostPort> addresses) {
        return addresses.stream().map(HostPort::toString).collect(Collectors.joining(","));
    }

    private NodeProcess launch(String name, String role, Ground.Seat seat, List<String> arguments) {
        List<String> all =
                new ArrayList<>(List.of("--role", role, "--host", seat.address().host()));
        all.addAll(arguments);
        all.addAll(List.of("--directory", plan.directory().toString()));
        plan.profiles().forEach(profile -> all.addAll(List.of("--profile", profile)));
        plan.conf().forEach(file -> all.addAll(List.of("--conf", file.toString())));
        Stream.concat(plan.settings().stream(), seat.settings().stream())
                .forEach(setting -> all.addAll(List.of("--set", setting)));
        Path log = plan.directory().resolve("logs").resolve(name + ".log");
        return NodeProcess.start(name, log, plan.flags().with("-Djava.io.tmpdir=" + temporary), seat.prefix(), all);
    }

    /** The native part of LevelDB is unpacked here: in a directory for all, each kill would leave a copy behind. */
    private static Path freshTemporary(Path directory) {
        Path temporary = directory.resolve("tmp").toAbsolutePath();
        try {
            FileTrees.delete(temporary);
            return Files.createDirectories(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("the directory " + temporary + " cannot be made: " + e.getMessage(), e);
        }
    }
}
