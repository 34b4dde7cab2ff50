package io.akkord.execution.transfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The connections of one client by peer: those in use, and a few idle ones to be used again. */
final class PeerConnections implements AutoCloseable {

    private static final int MOST_IDLE_A_PEER = 4;
    private static final long MOST_IDLE_NANOS = 30_000_000_000L;

    private final Map<InetSocketAddress, Deque<PeerConnection>> idle = new HashMap<>();
    private final Set<PeerConnection> used = new HashSet<>();
    private boolean closed;

    /** An idle connection that is likely to be alive. */
    synchronized Optional<PeerConnection> takeIdle(InetSocketAddress peer) {
        Deque<PeerConnection> waiting = idle.get(peer);
        while (waiting != null && !waiting.isEmpty()) {
            PeerConnection connection = waiting.pop();
            if (connection.isFresh(MOST_IDLE_NANOS)) {
                used.add(connection);
                return Optional.of(connection);
            }
            connection.close();
        }
        return Optional.empty();
    }

    synchronized void opened(PeerConnection connection) throws IOException {
        if (closed) {
            connection.close();
            throw new IOException("the client is closed");
        }
        used.add(connection);
    }

    /** Keeps a connection whose response was read to its end. */
    synchronized void giveBack(InetSocketAddress peer, PeerConnection connection) {
        used.remove(connection);
        Deque<PeerConnection> waiting = idle.computeIfAbsent(peer, address -> new ArrayDeque<>());
        if (closed || waiting.size() >= MOST_IDLE_A_PEER) {
            connection.close();
        } else {
            connection.becomeIdle();
            waiting.push(connection);
        }
    }

    /** Ends a connection that is in an unknown state. */
    void discard(PeerConnection connection) {
        synchronized (this) {
            used.remove(connection);
        }
        connection.close();
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.values().forEach(waiting -> waiting.forEach(PeerConnection::close));
        idle.clear();
        used.forEach(PeerConnection::close);
    }
}
