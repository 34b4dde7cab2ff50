package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitCommandTest {

    @TempDir
    Path directory;

    @AfterEach
    void forgetTheCluster() {
        System.clearProperty("akkord.cluster");
        com.typesafe.config.ConfigFactory.invalidateCaches();
    }

    @Test
    void theProgramGetsItsArgumentsAndTheCluster() throws IOException {
        Path jar = jar(SampleProgram.class.getName());
        CommandRun run = CommandRun.of("submit", jar.toString(), "--cluster", "a:1,b:2", "--", "--one", "two");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(SampleProgram.arguments).containsExactly("--one", "two");
        assertThat(SampleProgram.cluster).isEqualTo("a:1,b:2");
    }

    @Test
    void theMainClassMayBeNamed() throws IOException {
        Path jar = jar("");
        assertThat(CommandRun.of("submit", jar.toString(), "--main", SampleProgram.class.getName(), "--", "x")
                        .code())
                .isZero();
        assertThat(SampleProgram.arguments).containsExactly("x");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path jar = jar("");
        assertThat(CommandRun.of("submit", jar.toString()).err()).contains("names no main class", "--main");
        assertThat(CommandRun.of("submit", jar.toString(), "--main", "no.Such").err())
                .contains("there is no class no.Such in " + jar);
        assertThat(CommandRun.of("submit", jar.toString(), "--main", "java.lang.String")
                        .err())
                .contains("has no method public static void main");
        CommandRun nowhere = CommandRun.of("submit", "none.jar");
        assertThat(nowhere.err()).contains("none.jar");
        assertThat(nowhere.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anErrorOfTheProgramEndsTheCommand() throws IOException {
        CommandRun run =
                CommandRun.of("submit", jar(SampleProgram.class.getName()).toString(), "--", "fail");
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("the program's own error");
    }

    private Path jar(String mainClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!mainClass.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        Path jar = directory.resolve("program.jar");
        try (OutputStream file = Files.newOutputStream(jar)) {
            new JarOutputStream(file, manifest).close();
        }
        return jar;
    }
}
