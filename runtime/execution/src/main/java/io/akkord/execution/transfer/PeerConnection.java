package io.akkord.execution.transfer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A connection to the server of another worker; used by one thread at a time. */
final class PeerConnection implements AutoCloseable {

    private static final int HEADER_BYTES = 1024;

    /** The connection ended before anything of the response came: the request may be repeated on another one. */
    static final class EndedEarly extends IOException {
        private static final long serialVersionUID = 1L;

        private EndedEarly(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private long idleSinceNanos;

    private PeerConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), HEADER_BYTES));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), HEADER_BYTES));
    }

    static PeerConnection open(String host, int port, Optional<SSLContext> tls, Duration connect, Duration read)
            throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(host, port), (int) connect.toMillis());
            plain.setTcpNoDelay(true);
            plain.setSoTimeout((int) read.toMillis());
            return new PeerConnection(tls.isPresent() ? secure(plain, host, port, tls.get()) : plain);
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket secure(Socket plain, String host, int port, SSLContext tls) throws IOException {
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    <T> Wire.Answer<T> fetch(Wire.Request request, Intake<T> intake) throws IOException {
        int status;
        try {
            Wire.write(out, request);
            status = in.readUnsignedByte();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new EndedEarly("the connection ended before a response: " + e, e);
        }
        return Wire.readResponse(status, in, intake);
    }

    void becomeIdle() {
        idleSinceNanos = System.nanoTime();
    }

    boolean isFresh(long mostIdleNanos) {
        return System.nanoTime() - idleSinceNanos < mostIdleNanos;
    }

    @Override
    public void close() {
        TransferServer.closeQuietly(socket);
    }
}
