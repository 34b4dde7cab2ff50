package io.akkord.execution.transfer;

import io.akkord.execution.value.EncodedValue;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of the server: requests and responses in turn, until the peer ends it or breaks the protocol. */
final class ServedConnection {

    private static final Logger log = LoggerFactory.getLogger(ServedConnection.class);
    private static final int HANDSHAKE_MILLIS = 10_000;
    private static final int IDLE_MILLIS = 60_000;
    private static final int HEADER_BYTES = 1024;

    private final Socket socket;
    private final ResultSource source;

    ServedConnection(Socket socket, ResultSource source) {
        this.socket = socket;
        this.source = source;
    }

    void run() {
        try {
            socket.setTcpNoDelay(true);
            if (socket instanceof SSLSocket secure) {
                socket.setSoTimeout(HANDSHAKE_MILLIS);
                secure.startHandshake();
            }
            socket.setSoTimeout(IDLE_MILLIS);
            serve();
        } catch (EOFException | SocketException e) {
            log.debug("transfer connection of {} was ended: {}", socket.getRemoteSocketAddress(), e.toString());
        } catch (IOException e) {
            log.info("transfer connection of {} ends: {}", socket.getRemoteSocketAddress(), e.toString());
        }
    }

    private void serve() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), HEADER_BYTES));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), HEADER_BYTES));
        while (true) {
            Wire.Request request = Wire.readRequest(in.readInt(), in);
            write(out, request, respond(request));
        }
    }

    /** It is too late to answer with what goes wrong now. */
    private static void write(DataOutputStream out, Wire.Request request, Wire.Response response) throws IOException {
        try {
            Wire.write(out, response);
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new IOException(
                    "the result of task " + request.task() + " of graph " + request.graph() + " could not be sent", e);
        }
    }

    private Wire.Response respond(Wire.Request request) {
        try {
            return source.find(request.graph(), request.task())
                    .map(found -> new Wire.Response(Wire.FOUND, found))
                    .orElseGet(() -> new Wire.Response(Wire.MISSING, EncodedValue.of(new byte[0])));
        } catch (RuntimeException | OutOfMemoryError e) {
            log.warn("the result of task {} of graph {} could not be given", request.task(), request.graph(), e);
            return Wire.failure(e.toString());
        }
    }
}
