package io.akkord.samples.chaos.ground;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Forwards connections to another address. It can hold everything back: connections stay and new ones are taken, but not a
 * byte gets through until it goes on, and then all of them do. Safe for use by several threads.
 */
public final class Relay implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final InetSocketAddress target;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool(Relay::daemon);
    private boolean held;

    private Relay(ServerSocket listening, InetSocketAddress target) {
        this.listening = listening;
        this.target = target;
        threads.execute(this::accept);
    }

    /**
     * Starts one on any free port.
     *
     * @param host address to listen on
     */
    static Relay start(String host, InetSocketAddress target) {
        try {
            return new Relay(new ServerSocket(0, 0, InetAddress.getByName(host)), target);
        } catch (IOException e) {
            throw new UncheckedIOException("no relay can listen on " + host + ": " + e.getMessage(), e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "akkord-chaos-relay");
        thread.setDaemon(true);
        return thread;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Holds everything back from now on. */
    public synchronized void hold() {
        held = true;
    }

    /** Lets everything through again, also what was held back. */
    public synchronized void goOn() {
        held = false;
        notifyAll();
    }

    private synchronized void awaitOpen() throws IOException {
        try {
            while (held) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the relay was closed", e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                // Closed, or the client is gone already.
            }
        }
    }

    @SuppressWarnings("try") // closing it ends both directions
    private void connect(Socket client) {
        try (client;
                Socket server = new Socket()) {
            awaitOpen();
            server.connect(target);
            threads.execute(() -> copy(server, client));
            copy(client, server);
        } catch (IOException e) {
            // The one end learns of it by the end of its connection.
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitOpen();
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // As above.
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
