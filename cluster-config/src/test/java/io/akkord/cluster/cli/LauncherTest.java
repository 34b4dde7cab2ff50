package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a small tree of its own, with stand-ins for java and mvn that print how they were called. */
class LauncherTest {

    private static final List<String> TOOLS =
            List.of("sh", "cat", "dirname", "find", "head", "mkdir", "mv", "readlink", "rm", "sed", "sleep");

    @TempDir
    Path directory;

    private Path root;
    private Path bin;
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void makeTree() throws IOException {
        root = Files.createDirectories(directory.resolve("a checkout"));
        Files.copy(Path.of("../akkord"), root.resolve("akkord"));
        root.resolve("akkord").toFile().setExecutable(true);
        for (String module : List.of("runtime", "persistence", "actors", "cluster-config", "samples")) {
            Files.createDirectories(root.resolve(module).resolve("src/main/java"));
        }
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        age(root.resolve("pom.xml"), 100);
        bin = Files.createDirectories(directory.resolve("bin"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(bin.resolve(tool), tool(tool));
        }
        environment.put("PATH", bin.toString());
        environment.put("JAVA_HOME", jdk("17.0.9").toString());
    }

    @Test
    void theFirstUseBuildsAndLaterOnesDoNot() throws Exception {
        maven();
        CommandRun first = run("--version");
        assertThat(first.code()).isZero();
        assertThat(first.err()).contains("building", "mvn ran: -B -q -ntp -Dquick package", "preparing a faster start");
        assertThat(first.out()).contains("io.akkord.cluster.cli.Main --version");
        CommandRun second = run("--version");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo(first.out());
    }

    @Test
    void aChangedSourceBuildsAgainButAChangedTestDoesNot() throws Exception {
        maven();
        run("--version");
        Path test = root.resolve("actors/src/test/java/ATest.java");
        Files.createDirectories(test.getParent());
        age(Files.writeString(test, "class ATest {}"), -100);
        assertThat(run("--version").err()).isEmpty();
        age(Files.writeString(root.resolve("actors/src/main/java/A.java"), "class A {}"), -100);
        assertThat(run("--version").err()).contains("building");
        environment.put("AKKORD_NO_BUILD", "1");
        assertThat(run("--version").err()).doesNotContain("building");
    }

    @Test
    void theClassPathIsThatOfTheFolderWhereTheScriptLies() throws Exception {
        built();
        CommandRun run = run("list");
        Path target = root.resolve("samples/target").toRealPath();
        assertThat(run.out())
                .contains("-cp " + target.resolve("akkord-samples-1.jar") + ":" + target.resolve("lib/first.jar") + ":"
                        + target.resolve("lib/akkord-second.jar") + " io.akkord.cluster.cli.Main list");
        Path link = Files.createSymbolicLink(directory.resolve("link"), root.resolve("akkord"));
        assertThat(start(link, "list").out()).isEqualTo(run.out());
    }

    @Test
    void onlyShortCommandsDoWithoutFullCompilation() throws Exception {
        built();
        assertThat(run("list").out()).contains("-XX:TieredStopAtLevel=1").contains("-XX:SharedArchiveFile=");
        for (String command : List.of("node", "demo", "run", "bench", "submit")) {
            assertThat(run("--verbose", command).out()).doesNotContain("TieredStopAtLevel");
        }
    }

    @Test
    void laterJavaIsKeptQuiet() throws Exception {
        built();
        assertThat(run("list").out()).doesNotContain("--enable-native-access");
        environment.put("JAVA_HOME", jdk("25").toString());
        assertThat(run("list").out()).contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void optionsForJavaAreHandedOn() throws Exception {
        built();
        environment.put("AKKORD_JAVA_OPTS", "-Xmx3g -Da=b");
        assertThat(run("list").out()).contains(" -Xmx3g -Da=b -cp ");
    }

    @Test
    void aMissingOrOldJavaIsNamed() throws Exception {
        built();
        environment.put("JAVA_HOME", directory.resolve("nowhere").toString());
        assertRefused("there is no bin/java in it");
        environment.put("JAVA_HOME", jdk("11.0.2").toString());
        assertRefused("is Java 11.0.2, but Akkord needs 17 or later");
        environment.remove("JAVA_HOME");
        assertRefused("there is no java on the PATH");
    }

    @Test
    void aMissingMavenIsNamedIfItIsNeeded() throws Exception {
        assertRefused("there is no mvn on the PATH");
        built();
        assertThat(run("list").code()).isZero();
    }

    @Test
    void aFailedBuildEndsTheCommand() throws Exception {
        script(bin.resolve("mvn"), "echo 'cannot compile'; exit 1");
        CommandRun run = run("list");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("cannot compile", "the build failed");
    }

    private void assertRefused(String message) throws Exception {
        CommandRun run = run("list");
        assertThat(run.err()).contains(message).startsWith("akkord: ");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.NO_RESOURCES);
    }

    private CommandRun run(String... args) throws Exception {
        return start(root.resolve("akkord"), args);
    }

    private CommandRun start(Path script, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        Path err = directory.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandRun(process.waitFor(), out, Files.readString(err));
    }

    /** A tree in which a build has been. */
    private void built() throws IOException {
        Path target =
                Files.createDirectories(root.resolve("samples/target/lib")).getParent();
        Files.writeString(target.resolve("akkord-samples-1.jar"), "jar");
        Files.writeString(target.resolve("lib/akkord-second.jar"), "jar");
        Files.writeString(target.resolve("classpath.txt"), "/elsewhere/lib/first.jar:/elsewhere/lib/akkord-second.jar");
        Files.writeString(target.resolve("akkord-17.0.9.jsa"), "archive");
        Files.writeString(target.resolve("akkord-25.jsa"), "archive");
        for (String jar : List.of("akkord-samples-1.jar", "lib/akkord-second.jar")) {
            age(target.resolve(jar), 10);
        }
    }

    private void maven() throws IOException {
        script(
                bin.resolve("mvn"),
                "echo \"mvn ran: $*\"; mkdir -p samples/target/lib; echo jar >samples/target/akkord-samples-1.jar;"
                        + " echo /x/lib/first.jar >samples/target/classpath.txt");
    }

    private Path jdk(String version) throws IOException {
        Path jdk = Files.createDirectories(directory.resolve("jdk-" + version));
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(
                jdk.resolve("bin/java"),
                "for a in \"$@\"; do case $a in -XX:ArchiveClassesAtExit=*) echo x >\"${a#*=}\";; esac; done; echo \"$*\"");
        return jdk;
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path tool(String name) {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, name))
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElseThrow();
    }

    private static void age(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
    }
}
