package io.akkord.persistence.leveldb;

import io.akkord.persistence.store.JournalUnavailableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The preflight in a process of its own: a native library that failed to load stays so for the rest of a JVM. */
final class PreflightProcess {

    private PreflightProcess() {}

    public static void main(String[] args) {
        try {
            LevelDbPreflight.check(Path.of(args[0]), 0, true);
            System.out.println("fine");
        } catch (JournalUnavailableException e) {
            System.out.println(e.getMessage());
        }
    }

    /** What it says, on one line. */
    static String run(Path journal, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(PreflightProcess.class.getName(), journal.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return said;
    }
}
