package io.akkord.execution.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/** The bytes of one response as they come in, with their checksum. Ends only where the peer said that it would. */
final class Body extends InputStream {

    /** Bytes read at once: few enough to be still in the processor's cache when they are summed. */
    private static final int PIECE = 128 * 1024;

    private final InputStream in;
    private final int length;
    private final CRC32C crc = new CRC32C();
    private int left;

    Body(InputStream in, int length) {
        this.in = in;
        this.length = length;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = in.read(bytes, from, Math.min(most, Math.min(left, PIECE)));
        if (read < 0) {
            throw new EOFException("the connection ended after " + (length - left) + " of " + length + " bytes");
        }
        crc.update(bytes, from, read);
        left -= read;
        return read;
    }

    /** Reads to the end, if something did not want to; then the checksum of all. */
    int checksum() throws IOException {
        byte[] rest = new byte[Math.min(left, PIECE)];
        while (left > 0) {
            read(rest, 0, rest.length);
        }
        return (int) crc.getValue();
    }
}
