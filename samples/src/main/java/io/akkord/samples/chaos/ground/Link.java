package io.akkord.samples.chaos.ground;

import io.akkord.cluster.node.NodeStartException;
import io.akkord.cluster.settings.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What every message to a node passes: a process beside the node, in the node's own network, that can delay, lose, swap or
 * repeat messages. Not safe for use by several threads.
 */
public final class Link implements AutoCloseable {

    private final Process process;
    private final int hiddenPort;

    private Link(Process process, int hiddenPort) {
        this.process = process;
        this.hiddenPort = hiddenPort;
    }

    /**
     * Starts one.
     *
     * @param prefix words before the command
     * @param address by which the node is known
     * @param hiddenPort where it really listens, on the same host
     */
    static Link start(List<String> prefix, HostPort address, int hiddenPort) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-Xss256k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), LinkMain.class.getName()));
        command.addAll(List.of(address.host(), Integer.toString(address.port()), Integer.toString(hiddenPort)));
        try {
            return new Link(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), hiddenPort);
        } catch (IOException e) {
            throw new NodeStartException("the link of " + address + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Waits until it takes connections. */
    Link awaitListening() {
        try {
            InputStream said = process.getInputStream();
            int first = said.read();
            if (first == LinkMain.LISTENING) {
                return this;
            }
            String rest = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            throw new NodeStartException("a link does not start: " + (char) first + rest, null);
        } catch (IOException e) {
            throw new NodeStartException("a link does not start: " + e.getMessage(), e);
        }
    }

    int hiddenPort() {
        return hiddenPort;
    }

    /** Delays each message by so much; their order stays. */
    public void delay(int leastMillis, int mostMillis) {
        tell(new FrameFaults(leastMillis, mostMillis, 0, 0, 0));
    }

    /** Of a thousand messages, loses so many. */
    public void lose(int ofThousand) {
        tell(new FrameFaults(0, 0, ofThousand, 0, 0));
    }

    /** Of a thousand messages, lets so many arrive after the one behind them. */
    public void swap(int ofThousand) {
        tell(new FrameFaults(0, 0, 0, ofThousand, 0));
    }

    /** Of a thousand messages, lets so many arrive twice. */
    public void repeat(int ofThousand) {
        tell(new FrameFaults(0, 0, 0, 0, ofThousand));
    }

    /** Leaves messages alone. */
    public void clear() {
        tell(FrameFaults.NONE);
    }

    private void tell(FrameFaults faults) {
        try {
            OutputStream out = process.getOutputStream();
            out.write((faults + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            throw new NodeStartException("a link does not listen any more: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
