package io.akkord.execution.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the results of this worker to others. One daemon thread a connection; connections above the limit are closed
 * at once, idle ones after a minute. With TLS, a peer must show a certificate that this node trusts.
 */
public final class TransferServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TransferServer.class);
    private static final int BACKLOG = 128;
    private static final long MOST_CLOSING_MILLIS = 5_000;
    private static final long PAUSE_AFTER_FAILURE_NANOS = 50_000_000L;

    private final ServerSocket listener;
    private final ResultSource source;
    private final Semaphore free;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Thread acceptor = daemon(this::accept, "akkord-transfer-accept");
    private volatile boolean closed;

    private TransferServer(ServerSocket listener, ResultSource source, int mostConnections) {
        this.listener = listener;
        this.source = source;
        this.free = new Semaphore(mostConnections);
    }

    /**
     * Listens.
     *
     * @param address where; port 0 for a free one
     * @param tls keys and trust of this node; empty for plain connections, which anybody may make
     * @param mostConnections more are refused
     * @throws IOException if the address cannot be used
     */
    public static TransferServer start(
            InetSocketAddress address, Optional<SSLContext> tls, ResultSource source, int mostConnections)
            throws IOException {
        ServerSocket listener = tls.isPresent() ? secureListener(tls.get()) : new ServerSocket();
        listener.setReuseAddress(true);
        try {
            listener.bind(address, BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw new IOException("cannot listen for transfers at " + address + ": " + e.getMessage(), e);
        }
        TransferServer server = new TransferServer(listener, source, mostConnections);
        server.acceptor.start();
        return server;
    }

    private static ServerSocket secureListener(SSLContext tls) throws IOException {
        SSLServerSocket listener =
                (SSLServerSocket) tls.getServerSocketFactory().createServerSocket();
        listener.setNeedClientAuth(true);
        return listener;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public InetAddress address() {
        return listener.getInetAddress();
    }

    private void accept() {
        while (!closed) {
            try {
                serve(listener.accept());
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                if (!closed) {
                    log.warn("a transfer connection could not be accepted: {}", e.toString());
                    LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
                }
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        if (!free.tryAcquire()) {
            log.warn("a transfer connection from {} is refused: there are too many", socket.getRemoteSocketAddress());
            socket.close();
            return;
        }
        boolean started = false;
        try {
            connections.add(socket);
            daemon(() -> run(socket), "akkord-transfer-" + socket.getPort()).start();
            started = true;
        } finally {
            if (!started) {
                end(socket);
            }
        }
    }

    private void run(Socket socket) {
        try {
            if (!closed) {
                new ServedConnection(socket, source).run();
            }
        } finally {
            end(socket);
        }
    }

    private void end(Socket socket) {
        connections.remove(socket);
        free.release();
        closeQuietly(socket);
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("a socket did not close", e);
        }
    }

    static Thread daemon(Runnable body, String name) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Stops listening and ends all connections; the port is free when this returns. */
    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
            // The system keeps the port for as long as a thread is in accept.
            acceptor.join(MOST_CLOSING_MILLIS);
        } catch (IOException e) {
            log.debug("the transfer listener did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(TransferServer::closeQuietly);
    }
}
