package io.akkord.cluster.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account under which the server runs: PostgreSQL refuses to run as root, so then it is {@code nobody}, by {@code
 * setpriv} or {@code su}, one of which every Linux has.
 */
final class ServerAccount {

    private static final String ROOT = "root";
    private static final String NOBODY = "nobody";
    /** Becomes the command in its arguments. */
    private static final String BECOME = "exec \"$0\" \"$@\"";

    private final boolean privileged = System.getProperty("user.name", "").equals(ROOT);

    /** The command, to be run by the account. */
    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>();
        if (privileged && hasProgram("setpriv")) {
            all.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--clear-groups", "--inh-caps=-all"));
        } else if (privileged) {
            all.addAll(List.of("su", "-s", "/bin/sh", NOBODY, "-c", BECOME));
        }
        all.addAll(command);
        return all;
    }

    /** Makes a directory the account's own. */
    void own(Path directory) throws IOException {
        if (privileged) {
            UserPrincipal nobody =
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
            Files.setOwner(directory, nobody);
        }
    }

    /** Makes a directory with all that is in it the account's own, so that the account can delete it. */
    void ownAll(Path directory) throws IOException {
        if (!privileged) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!Files.isSymbolicLink(file)) {
                    own(file);
                }
            }
        }
    }

    private static boolean hasProgram(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }
}
