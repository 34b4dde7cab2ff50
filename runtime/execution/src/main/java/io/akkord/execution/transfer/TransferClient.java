package io.akkord.execution.transfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Fetches results from other workers. Connections are kept and used again; so many fetches go on at once as there are
 * threads, the others wait. With TLS the peer's certificate must be trusted and name its host. Safe for use by several
 * threads.
 */
public final class TransferClient implements AutoCloseable {

    private final Optional<SSLContext> tls;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final PeerConnections connections = new PeerConnections();
    private final ThreadPoolExecutor threads;

    /**
     * A client without connections.
     *
     * @param tls keys and trust of this node; empty for plain connections
     * @param threads fetches at once, at least 1
     * @param connectTimeout time to make a connection
     * @param readTimeout time without a single byte after which a peer is given up
     */
    public TransferClient(Optional<SSLContext> tls, int threads, Duration connectTimeout, Duration readTimeout) {
        this.tls = tls;
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                body -> TransferServer.daemon(body, "akkord-fetch-" + number.getAndIncrement()));
        this.threads.allowCoreThreadTimeOut(true);
    }

    private record Fetch<T>(
            TransferClient client,
            InetSocketAddress peer,
            Wire.Request request,
            Intake<T> intake,
            CompletableFuture<T> result)
            implements Runnable {

        @Override
        public void run() {
            if (result.isDone()) {
                return;
            }
            try {
                result.complete(client.fetch(peer, request, intake));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        }
    }

    /** As {@link #fetch(String, int, String, int, Intake)}: the bytes of a result. */
    public CompletableFuture<byte[]> fetch(String host, int port, String graph, int task) {
        return fetch(host, port, graph, task, Intake::bytes);
    }

    /**
     * Fetches one result, and makes something of it as it comes. The future is completed on a thread of this client, which must not be blocked; it fails with a
     * {@link TransferException}, or with what the intake throws. Cancelling it before its turn comes spares the fetch.
     */
    public <T> CompletableFuture<T> fetch(String host, int port, String graph, int task, Intake<T> intake) {
        CompletableFuture<T> result = new CompletableFuture<>();
        InetSocketAddress peer = InetSocketAddress.createUnresolved(host, port);
        try {
            threads.execute(new Fetch<>(this, peer, new Wire.Request(graph, task), intake, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(closed());
        }
        return result;
    }

    private static TransferException closed() {
        return new TransferException(TransferException.Reason.CLOSED, "the transfer client is closed", null);
    }

    private <T> T fetch(InetSocketAddress peer, Wire.Request request, Intake<T> intake) {
        try {
            Wire.Answer<T> answer = exchange(peer, request, intake);
            return switch (answer.status()) {
                case Wire.FOUND -> Objects.requireNonNull(answer.value());
                case Wire.MISSING -> throw failure(TransferException.Reason.MISSING, peer, request, "not there", null);
                default -> throw failure(TransferException.Reason.FAILED, peer, request, answer.text(), null);
            };
        } catch (ProtocolException e) {
            throw failure(TransferException.Reason.DAMAGED, peer, request, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw threads.isShutdown()
                    ? closed()
                    : failure(TransferException.Reason.UNREACHABLE, peer, request, e.toString(), e);
        }
    }

    private <T> Wire.Answer<T> exchange(InetSocketAddress peer, Wire.Request request, Intake<T> intake)
            throws IOException {
        Optional<PeerConnection> idle = connections.takeIdle(peer);
        if (idle.isPresent()) {
            try {
                return exchange(peer, request, intake, idle.get());
            } catch (PeerConnection.EndedEarly e) {
                // The peer had closed the idle connection, or restarted: a new one decides.
            }
        }
        PeerConnection connection =
                PeerConnection.open(peer.getHostString(), peer.getPort(), tls, connectTimeout, readTimeout);
        connections.opened(connection);
        return exchange(peer, request, intake, connection);
    }

    private <T> Wire.Answer<T> exchange(
            InetSocketAddress peer, Wire.Request request, Intake<T> intake, PeerConnection connection)
            throws IOException {
        boolean whole = false;
        try {
            Wire.Answer<T> answer = connection.fetch(request, intake);
            whole = true;
            return answer;
        } finally {
            if (whole) {
                connections.giveBack(peer, connection);
            } else {
                connections.discard(connection);
            }
        }
    }

    private static TransferException failure(
            TransferException.Reason reason,
            InetSocketAddress peer,
            Wire.Request request,
            String what,
            @Nullable Throwable cause) {
        return new TransferException(
                reason,
                "the result of task " + request.task() + " of graph " + request.graph() + " could not be fetched from "
                        + peer.getHostString() + ":" + peer.getPort() + ": " + what,
                cause);
    }

    /** Ends all connections; fetches that have not ended fail. */
    @Override
    public void close() {
        for (Runnable waiting : threads.shutdownNow()) {
            if (waiting instanceof Fetch<?> fetch) {
                fetch.result().completeExceptionally(closed());
            }
        }
        connections.close();
    }
}
