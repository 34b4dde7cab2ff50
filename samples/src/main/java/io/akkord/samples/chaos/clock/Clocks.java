package io.akkord.samples.chaos.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The wall clocks of processes that were started with {@link #flag}. Not safe for use by several threads. */
public final class Clocks {

    private static final String JAR = "clock-agent.jar";
    private static final List<Class<?>> CLASSES =
            List.of(ClockAgent.class, ShiftedClock.class, CallRedirection.class, CallRedirection.Method.class);

    private final Path directory;

    /**
     * Writes the agent.
     *
     * @param directory for it and for what processes are told
     */
    public Clocks(Path directory) {
        this.directory = directory.toAbsolutePath();
        try {
            Files.createDirectories(this.directory);
            writeJar();
        } catch (IOException e) {
            throw new UncheckedIOException("the agent cannot be written to " + directory, e);
        }
    }

    private void writeJar() throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", ClockAgent.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        // The JDK's own classes call the clock: it has to be where they are looked for.
        attributes.putValue("Boot-Class-Path", JAR);
        try (OutputStream file = Files.newOutputStream(directory.resolve(JAR));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            for (Class<?> each : CLASSES) {
                String name = each.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream in = Objects.requireNonNull(Clocks.class.getResourceAsStream("/" + name))) {
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
    }

    /** For the command line of a JVM whose clock is to be shifted. */
    public String flag() {
        return "-javaagent:" + directory.resolve(JAR) + "=" + directory;
    }

    /** Lets the clock of a process jump; 0 sets it right again. */
    public void shift(long pid, long millis) {
        try {
            Path next = Files.writeString(directory.resolve("next"), Long.toString(millis));
            Files.move(
                    next,
                    directory.resolve(Long.toString(pid)),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the clock of process " + pid + " cannot be shifted", e);
        }
    }
}
