package io.akkord.cluster.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.akkord.api.AkkordException;
import io.akkord.cluster.settings.HostPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The line by which a node says that it is up. What else it prints goes into its log. */
final class ReadyLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CompletableFuture<HostPort> address = new CompletableFuture<>();

    private volatile long upMillis;

    private ReadyLine() {}

    static ReadyLine of(Process process, Path log) {
        ReadyLine ready = new ReadyLine();
        Thread reader = new Thread(() -> ready.read(process, log), "akkord-output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        return ready;
    }

    /** Whether it came; false if the process ended without it or the time is over. */
    boolean await(int seconds) {
        try {
            address.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    HostPort address() {
        if (!address.isDone() || address.isCompletedExceptionally()) {
            throw new AkkordException("the node is not ready; wait for it before you ask for its address");
        }
        return address.join();
    }

    /** Wall time at which it came, in milliseconds; 0 before that. */
    long upMillis() {
        return upMillis;
    }

    private void read(Process process, Path log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (line.startsWith("{\"ready\":true")) {
                    upMillis = System.currentTimeMillis();
                    JsonNode node = JSON.readTree(line);
                    address.complete(HostPort.parse(node.get("address").asText()));
                }
            }
        } catch (IOException e) {
            address.completeExceptionally(new UncheckedIOException(e));
        }
        address.completeExceptionally(new AkkordException("the node ended before it was ready"));
    }
}
