package io.akkord.samples.chaos.ground;

import io.akkord.cluster.node.NodeStartException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The machine's own programs. What is missing is an error that says how to get it: nothing is ever left out. */
final class Programs {

    private Programs() {}

    /**
     * Checks that a program is there and that this process may use it.
     *
     * @param what what it is needed for
     * @throws NodeStartException naming the program, the purpose and the package
     */
    static void require(String program, String packageName, String what) {
        boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        if (!found) {
            throw new NodeStartException(
                    "there is no program \"" + program + "\" on the PATH, which " + what
                            + " needs; install the package " + packageName
                            + ", or choose other kinds of fault with --kinds",
                    null);
        }
        if (!System.getProperty("user.name", "").equals("root")) {
            throw new NodeStartException(
                    what + " needs the rights of root, and this is user " + System.getProperty("user.name", "")
                            + "; run it as root, or choose other kinds of fault with --kinds",
                    null);
        }
    }

    /**
     * Runs a command to its end.
     *
     * @return what it printed
     * @throws NodeStartException with what it printed, if it fails
     */
    static String run(String... command) {
        List<String> words = List.of(command);
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new NodeStartException(
                        "\"" + String.join(" ", words) + "\" failed: " + printed.strip()
                                + "; choose other kinds of fault with --kinds if this machine cannot do it",
                        null);
            }
            return printed;
        } catch (IOException e) {
            throw new NodeStartException("\"" + String.join(" ", words) + "\" cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeStartException("interrupted while \"" + String.join(" ", words) + "\" ran", e);
        }
    }

    /** Whether no process has this id any more: what it left behind may be deleted. */
    static boolean isDead(String pid) {
        return pid.matches("[0-9]{1,9}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    /** Runs a command line, words being parted by blanks. */
    static String line(String command) {
        return run(command.split(" "));
    }
}
