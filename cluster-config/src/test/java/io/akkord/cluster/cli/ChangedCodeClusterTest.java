package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.cluster.node.ClusterAccess;
import io.akkord.cluster.node.ClusterClient;
import io.akkord.cluster.process.JvmFlags;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes and real jars: the program is compiled anew between a kill and the resume. */
class ChangedCodeClusterTest {

    private static final String PROGRAM =
            """
            package changing;

            import io.akkord.Akkord;
            import io.akkord.api.GraphOptions;
            import io.akkord.api.Session;
            import io.akkord.api.Task;
            import java.io.IOException;
            import java.nio.channels.FileChannel;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;

            public final class Steps {
                public static String first() {
                    return "VERSION first";
                }

                /** Waits for whoever holds the gate. */
                public static String second(String before, String gate) throws IOException {
                    try (FileChannel channel = FileChannel.open(Path.of(gate), StandardOpenOption.WRITE)) {
                        channel.lock();
                        return before + ", VERSION second";
                    }
                }

                public static void main(String[] args) {
                    try (Session session = Akkord.connect()) {
                        Task<String> first = Task.call(Steps::first).withKey("first");
                        Task<String> second = Task.combine(Steps::second, first, Task.literal(args[0]));
                        session.submit(second, GraphOptions.DEFAULT.withId("changing"));
                    }
                }
            }
            """;

    @TempDir
    Path directory;

    private ProcessCluster cluster;

    @AfterEach
    void forgetTheCluster() {
        System.clearProperty("akkord.cluster");
        com.typesafe.config.ConfigFactory.invalidateCaches();
    }

    @Test
    void codeThatChangedWhileTheClusterWasDownWaitsForTheUsersWord() throws Exception {
        Path gate = directory.resolve("gate");
        Path old = jar("old");
        try (FileChannel closed = FileChannel.open(gate, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = closed.lock();
                ProcessCluster started = ProcessCluster.start(Plan.of(directory.resolve("node"), 0))) {
            cluster = started;
            try (NodeProcess worker = worker(old)) {
                assertThat(command("submit", old.toString(), "--main", "changing.Steps", "--", gate.toString())
                                .code())
                        .isZero();
                await(status -> status.recorded() == 1 && status.dispatched() == 1);
                worker.kill();
            }
            cluster.restartCoordinator();
            try (NodeProcess worker = worker(jar("new"))) {
                String message = await(status -> status.message()
                                .filter(text -> text.contains("--accept-changed"))
                                .isPresent())
                        .message()
                        .orElseThrow();
                assertThat(message)
                        .contains("Steps.second", "changing.Steps")
                        .containsPattern("[0-9a-f]{16} in the graph");
                assertThat(command("resume", "changing").out()).contains(message);
                lock.release();
                CommandRun accepted = command("resume", "changing", "--accept-changed", "--json");
                assertThat(accepted.code()).as(accepted.err()).isZero();
                assertThat(await(status -> status.state().isFinal()).state()).isEqualTo(GraphStatus.State.COMPLETED);
                assertThat(command("result", "changing").out()).contains("old first, new second");
                assertThat(command("resume", "changing", "--accept-changed").code())
                        .as("of a graph that has ended there is nothing to accept")
                        .isZero();
            }
        }
        assertThat(CommandRun.of(
                                "journal",
                                "show",
                                "changing",
                                "--directory",
                                directory.resolve("node").toString())
                        .out())
                .contains("CodeAccepted");
    }

    private CommandRun command(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = words[0];
        all[1] = "--cluster";
        all[2] = cluster.address().toString();
        System.arraycopy(words, 1, all, 3, words.length - 1);
        return CommandRun.of(ClusterClient::connect, all);
    }

    /** The first state of the graph that is as wanted. */
    private GraphStatus await(Predicate<GraphStatus> wanted) throws Exception {
        CompletableFuture<GraphStatus> found = new CompletableFuture<>();
        try (ClusterAccess access = cluster.access()) {
            access.session().attach(new GraphId("changing")).onProgress(status -> {
                if (wanted.test(status)) {
                    found.complete(status);
                }
            });
            return found.get(2, TimeUnit.MINUTES);
        }
    }

    private NodeProcess worker(Path jar) {
        return NodeProcess.start(
                        "worker-" + jar.getFileName(),
                        directory.resolve(jar.getFileName() + ".log"),
                        JvmFlags.QUICK,
                        List.of(
                                "--role",
                                "worker",
                                "--join",
                                cluster.address().toString(),
                                "--directory",
                                directory.resolve("node").toString(),
                                "--allow",
                                "changing.*",
                                "--classpath",
                                jar.toString()))
                .awaitReady();
    }

    private Path jar(String version) throws IOException {
        Path source = Files.createDirectories(directory.resolve(version)).resolve("Steps.java");
        Files.writeString(source, PROGRAM.replace("VERSION", version));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.resolve(version).toString(),
                        source.toString());
        assertThat(result).isZero();
        Path jar = directory.resolve(version + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry("changing/Steps.class"));
            entries.write(Files.readAllBytes(directory.resolve(version).resolve("changing/Steps.class")));
            entries.closeEntry();
        }
        return jar;
    }
}
