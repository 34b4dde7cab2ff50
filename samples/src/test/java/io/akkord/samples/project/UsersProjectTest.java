package io.akkord.samples.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.cluster.cli.Main;
import io.akkord.cluster.process.JvmFlags;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project in {@code samples/example-project}, compiled as its user would and run on a real cluster. */
final class UsersProjectTest {

    private static final Path PROJECT = Path.of("example-project");

    @TempDir
    private Path directory;

    @Test
    void aWorkerThatLacksTheJarSaysSoAndOneThatHasItRunsTheProgram() throws Exception {
        Path jar = jar();
        try (ProcessCluster cluster = ProcessCluster.start(ProcessCluster.Plan.of(directory, 0))) {
            try (NodeProcess without = worker(cluster, "without", List.of())) {
                String refused = submit(cluster, jar, "2000");
                assertThat(refused).contains("example.Primes").contains("--classpath");
                without.stop();
            }
            try (NodeProcess with = worker(cluster, "with", List.of("--classpath", jar.toString()))) {
                assertThat(submit(cluster, jar, "20000")).contains("2262 primes below 20000");
                assertThat(with.isAlive()).isTrue();
            }
        }
    }

    @Test
    void itsPomNamesTheArtifactAndVersionOfThisBuild() throws IOException {
        String version = Files.readString(Path.of("..", "pom.xml"))
                .lines()
                .filter(line -> line.contains("<version>"))
                .findFirst()
                .orElseThrow()
                .strip();
        assertThat(Files.readString(PROJECT.resolve("pom.xml")))
                .contains("<artifactId>akkord-cluster-config</artifactId>")
                .contains(version);
    }

    private NodeProcess worker(ProcessCluster cluster, String name, List<String> more) {
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "--role",
                                "worker",
                                "--join",
                                cluster.address().toString(),
                                "--slots",
                                "1",
                                "--directory",
                                directory.toString(),
                                "--allow",
                                "example.*"),
                        more.stream())
                .toList();
        return NodeProcess.start(name, directory.resolve(name + ".log"), JvmFlags.QUICK, arguments)
                .awaitReady();
    }

    /** Runs {@code akkord submit} and gives everything that it printed. */
    private String submit(ProcessCluster cluster, Path jar, String limit) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "submit",
                        jar.toString(),
                        "--main",
                        "example.Primes",
                        "--cluster",
                        cluster.address().toString(),
                        "--",
                        limit)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    private Path jar() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        PROJECT.resolve("src/main/java/example/Primes.java").toString());
        assertThat(result).isZero();
        Path jar = directory.resolve("primes.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry("example/Primes.class"));
            entries.write(Files.readAllBytes(classes.resolve("example/Primes.class")));
            entries.closeEntry();
        }
        return jar;
    }
}
