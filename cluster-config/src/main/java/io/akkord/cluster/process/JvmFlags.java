package io.akkord.cluster.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Flags of a node's JVM.
 *
 * @param flags as {@code java} takes them
 */
public record JvmFlags(List<String> flags) {

    /** Starts fast and stays small: for tests and short demonstrations. */
    public static final JvmFlags QUICK =
            new JvmFlags(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));

    /** Compiles fully: for benchmarks and long work. */
    public static final JvmFlags FULL = new JvmFlags(List.of("-XX:+UseParallelGC", "-Xmx2g"));

    private static final int WARNS_OF_NATIVE_ACCESS = 24;

    public JvmFlags {
        flags = List.copyOf(flags);
    }

    /** These flags and one more, such as {@code -Xmx4g}; later ones win. */
    public JvmFlags with(String flag) {
        List<String> all = new ArrayList<>(flags);
        all.add(flag);
        return new JvmFlags(all);
    }

    /** With what every node gets: shared class data if there is an archive, and no warnings on standard output. */
    List<String> complete() {
        List<String> all = new ArrayList<>(List.of("-Xshare:auto", "-Xlog:disable"));
        if (Runtime.version().feature() >= WARNS_OF_NATIVE_ACCESS) {
            all.add("--enable-native-access=ALL-UNNAMED");
            all.add("--sun-misc-unsafe-memory-access=allow");
        }
        String archive = System.getenv("AKKORD_CDS");
        if (archive != null && Files.isReadable(Path.of(archive))) {
            all.add("-XX:SharedArchiveFile=" + archive);
        }
        all.addAll(flags);
        return all;
    }
}
