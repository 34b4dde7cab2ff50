package io.akkord.execution.transfer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What stands on a connection, all numbers big-endian. A request is magic (4 bytes), version (1), length of the graph's
 * id (2), the id in UTF-8, and the task (4). A response is status (1), length (8), CRC32C (4) and so many bytes; those of
 * a failure are a text. Requests follow one another; there is one response to each.
 */
final class Wire {

    static final int MAGIC = 0x414B5452;
    static final int VERSION = 1;

    static final int FOUND = 0;
    static final int MISSING = 1;
    static final int FAILED = 2;

    /** Bytes written or read at once. */
    static final int PIECE = 1024 * 1024;

    private static final int MOST_GRAPH_BYTES = 512;
    private static final int MOST_TEXT_BYTES = 4096;
    /** A length up to this is believed; memory for more is taken as the bytes come in. */
    private static final int BELIEVED = 64 * 1024 * 1024;

    private static final int MOST_BYTES = Integer.MAX_VALUE - 64;

    record Request(String graph, int task) {}

    record Response(int status, byte[] bytes) {}

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

    static void write(DataOutputStream header, OutputStream body, Response response) throws IOException {
        byte[] bytes = response.bytes();
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        header.writeByte(response.status());
        header.writeLong(bytes.length);
        header.writeInt((int) crc.getValue());
        header.flush();
        for (int from = 0; from < bytes.length; from += PIECE) {
            body.write(bytes, from, Math.min(PIECE, bytes.length - from));
        }
        body.flush();
    }

    /** A failure as a response. */
    static Response failure(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Response(FAILED, Arrays.copyOf(bytes, Math.min(bytes.length, MOST_TEXT_BYTES)));
    }

    /** The response whose status was read already. */
    static Response readResponse(int status, DataInputStream in) throws IOException {
        if (status != FOUND && status != MISSING && status != FAILED) {
            throw new ProtocolException("a response of status " + status);
        }
        long length = in.readLong();
        int crc = in.readInt();
        long most = status == FOUND ? MOST_BYTES : MOST_TEXT_BYTES;
        if (length < 0 || length > most) {
            throw new ProtocolException("a response of " + length + " bytes");
        }
        return new Response(status, readBody(in, (int) length, crc));
    }

    private static byte[] readBody(DataInputStream in, int length, int expected) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] bytes = new byte[Math.min(length, BELIEVED)];
        int size = 0;
        while (size < length) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * size));
            }
            int read = in.read(bytes, size, Math.min(PIECE, bytes.length - size));
            if (read < 0) {
                throw new EOFException("the connection ended after " + size + " of " + length + " bytes");
            }
            crc.update(bytes, size, read);
            size += read;
        }
        if ((int) crc.getValue() != expected) {
            throw new ProtocolException("the checksum of " + length + " bytes is not the one announced");
        }
        return bytes;
    }
}
