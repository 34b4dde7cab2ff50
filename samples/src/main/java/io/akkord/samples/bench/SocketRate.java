package io.akkord.samples.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;

/** How fast bytes go through a plain socket on loopback: what transfers are measured by. */
final class SocketRate {

    private static final int PIECE = 1 << 20;
    private static final double NANOS_A_SECOND = 1e9;

    private SocketRate() {}

    /** Bytes a second, from one thread to another, in pieces of a megabyte. */
    static double bytesPerSecond(long bytes) throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(server, bytes));
            long started = System.nanoTime();
            try (SocketChannel channel = SocketChannel.open(server.getLocalAddress())) {
                ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
                for (long got = 0; got < bytes; got += buffer.position()) {
                    buffer.clear();
                    if (channel.read(buffer) < 0) {
                        throw new IOException("the sender ended after " + got + " of " + bytes + " bytes");
                    }
                }
            }
            sent.get();
            return bytes / ((System.nanoTime() - started) / NANOS_A_SECOND);
        }
    }

    private static void send(ServerSocketChannel server, long bytes) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
        try (SocketChannel channel = server.accept()) {
            long left = bytes;
            while (left > 0) {
                buffer.clear().limit((int) Math.min(PIECE, left));
                left -= channel.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
