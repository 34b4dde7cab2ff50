package io.akkord.cluster.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for processes that must know each other's before they start. */
public final class FreePorts {

    /** Below those that Linux and others give to outgoing connections, which might take one while its node is down. */
    private static final int LOWEST = 20_000;

    private static final int COUNT = 12_000;

    private FreePorts() {}

    /** Different ports of the loopback interface that nobody listened on a moment ago. */
    public static List<Integer> choose(int count) {
        List<ServerSocket> open = new ArrayList<>();
        try {
            int next = ThreadLocalRandom.current().nextInt(COUNT);
            for (int tries = 0; open.size() < count && tries < COUNT; tries++) {
                listen(LOWEST + (next + tries) % COUNT).ifPresent(open::add);
            }
            if (open.size() < count) {
                throw new UncheckedIOException(
                        new IOException("of the ports from " + LOWEST + " on, only " + open.size() + " are free"));
            }
            return open.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            open.forEach(FreePorts::close);
        }
    }

    private static Optional<ServerSocket> listen(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
