package io.akkord.actors.link;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Small messages that go out together as one: a frame costs the network far more than the bytes in it. Behind a mark that no
 * message begins with, each stands with its length (4 bytes, big-endian).
 */
final class Packing {

    private static final byte MARK = 127;

    private Packing() {}

    /** Packs neighbours as long as they fit into so many bytes together; the others stay as they are. In order. */
    static List<byte[]> pack(List<byte[]> messages, int most) {
        List<byte[]> packed = new ArrayList<>();
        int from = 0;
        while (from < messages.size()) {
            int to = from;
            long size = 1;
            while (to < messages.size() && size + 4 + messages.get(to).length <= most) {
                size += 4 + messages.get(to).length;
                to++;
            }
            packed.add(to - from < 2 ? messages.get(from) : together(messages.subList(from, to), (int) size));
            from = Math.max(to, from + 1);
        }
        return packed;
    }

    private static byte[] together(List<byte[]> messages, int size) {
        ByteBuffer all = ByteBuffer.allocate(size).put(MARK);
        messages.forEach(message -> all.putInt(message.length).put(message));
        return all.array();
    }

    /**
     * The messages of a frame, in order.
     *
     * @throws IllegalArgumentException if a length does not fit
     */
    static List<byte[]> unpack(byte[] frame) {
        if (frame.length == 0 || frame[0] != MARK) {
            return List.of(frame);
        }
        List<byte[]> messages = new ArrayList<>();
        ByteBuffer all = ByteBuffer.wrap(frame, 1, frame.length - 1);
        while (all.hasRemaining()) {
            int length = all.remaining() < 4 ? -1 : all.getInt();
            if (length < 0 || length > all.remaining()) {
                throw new IllegalArgumentException(
                        "malformed frame: a message of " + length + " bytes, where " + all.remaining() + " are left");
            }
            byte[] message = new byte[length];
            all.get(message);
            messages.add(message);
        }
        return messages;
    }
}
