package io.akkord.execution.transfer;

import io.akkord.execution.value.EncodedValue;
import io.akkord.execution.value.ValueCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a connection, all numbers big-endian. A request is magic (4 bytes), version (1), length of the graph's
 * id (2), the id in UTF-8, and the task (4). A response is status (1), length (8), so many bytes, and their CRC32C (4); those
 * of a failure are a text. Requests follow one another; there is one response to each.
 */
final class Wire {

    static final int MAGIC = 0x414B5452;
    static final int VERSION = 2;

    static final int FOUND = 0;
    static final int MISSING = 1;
    static final int FAILED = 2;

    private static final int MOST_GRAPH_BYTES = 512;
    private static final int MOST_TEXT_BYTES = 4096;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 64;

    record Request(String graph, int task) {}

    /** What a server answers. */
    record Response(int status, EncodedValue body) {}

    /**
     * What a client was answered.
     *
     * @param value of a result that was found
     * @param text of a failure
     */
    record Answer<T>(int status, @Nullable T value, String text) {}

    private Wire() {}

    static void write(DataOutputStream out, Request request) throws IOException {
        byte[] graph = request.graph().getBytes(StandardCharsets.UTF_8);
        if (graph.length > MOST_GRAPH_BYTES) {
            throw new ProtocolException("the graph id has " + graph.length + " bytes");
        }
        out.writeInt(MAGIC);
        out.writeByte(VERSION);
        out.writeShort(graph.length);
        out.write(graph);
        out.writeInt(request.task());
        out.flush();
    }

    /** The next request, whose first four bytes were read already. */
    static Request readRequest(int magic, DataInputStream in) throws IOException {
        if (magic != MAGIC) {
            throw new ProtocolException("a peer that does not speak this protocol");
        }
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new ProtocolException("a peer with version " + version + " of the protocol; this is " + VERSION);
        }
        int length = in.readUnsignedShort();
        if (length > MOST_GRAPH_BYTES) {
            throw new ProtocolException("a graph id of " + length + " bytes");
        }
        String graph = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Request(graph, in.readInt());
    }

    static void write(DataOutputStream out, Response response) throws IOException {
        EncodedValue body = response.body();
        out.writeByte(response.status());
        out.writeLong(body.size());
        ValueCodec.Digest written = body.content().writeTo(out);
        if (written.size() != body.size()) {
            throw new ProtocolException("a result that was said to have " + body.size() + " bytes had " + written.size()
                    + ": somebody has changed it; operations must not change what they returned");
        }
        out.writeInt(written.crc32c());
        out.flush();
    }

    /** A failure as a response. */
    static Response failure(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Response(FAILED, EncodedValue.of(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_TEXT_BYTES))));
    }

    /** The response whose status was read already. What the intake throws comes out if the bytes are what was sent. */
    static <T> Answer<T> readResponse(int status, DataInputStream in, Intake<T> intake) throws IOException {
        if (status != FOUND && status != MISSING && status != FAILED) {
            throw new ProtocolException("a response of status " + status);
        }
        long length = in.readLong();
        long most = status == FOUND ? MOST_BYTES : MOST_TEXT_BYTES;
        if (length < 0 || length > most) {
            throw new ProtocolException("a response of " + length + " bytes");
        }
        Body body = new Body(in, (int) length);
        if (status != FOUND) {
            String text = new String(checked(body, in, (int) length, Intake::bytes), StandardCharsets.UTF_8);
            return new Answer<>(status, null, text);
        }
        return new Answer<>(status, checked(body, in, (int) length, intake), "");
    }

    private static <T> T checked(Body body, DataInputStream in, int length, Intake<T> intake) throws IOException {
        T taken;
        try {
            taken = intake.take(body, length);
        } catch (RuntimeException e) {
            check(body, in, length);
            throw e;
        }
        check(body, in, length);
        return taken;
    }

    private static void check(Body body, DataInputStream in, int length) throws IOException {
        if (body.checksum() != in.readInt()) {
            throw new ProtocolException("the checksum of " + length + " bytes is not the one announced");
        }
    }
}
