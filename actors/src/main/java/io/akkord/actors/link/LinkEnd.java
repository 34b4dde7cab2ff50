package io.akkord.actors.link;

import io.akkord.core.link.LinkReceiver;
import io.akkord.core.link.LinkSender;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One end of a link between two actors: messages of any size go in and come out once and in order, as frames of at most
 * 128 KiB. A receiver in the same JVM gets the message itself. For one actor's thread.
 *
 * @param <O> what is sent
 * @param <I> what is received
 */
public final class LinkEnd<O, I> {

    /** Hands a frame to the network; {@code number} 0 is a bare acknowledgement. */
    public interface Transmit {
        void frame(long number, Payload payload, long acknowledged);
    }

    private static final int FRAME_BYTES = 128 * 1024;
    private static final Payload NOTHING = new Payload.Piece(new byte[0], false);

    private final boolean local;
    private final MessageCodec<O> out;
    private final MessageCodec<I> in;
    private final Transmit transmit;
    private final LinkSender<Payload> sender;
    private final LinkReceiver<Payload> receiver = new LinkReceiver<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final List<O> waiting = new ArrayList<>();

    /**
     * A fresh link.
     *
     * @param local whether the other end is in this JVM
     * @param window frames that may be unacknowledged
     */
    public LinkEnd(boolean local, int window, MessageCodec<O> out, MessageCodec<I> in, Transmit transmit) {
        this.local = local;
        this.out = out;
        this.in = in;
        this.transmit = transmit;
        this.sender = new LinkSender<>(window);
    }

    /** Puts a message behind those that wait; {@link #flush} sends them, as few frames. */
    public void send(O message) {
        waiting.add(message);
    }

    private void offerWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        if (local) {
            sender.offer(
                    waiting.size() == 1
                            ? new Payload.Whole(waiting.get(0))
                            : new Payload.Several(List.copyOf(waiting)));
        } else {
            List<byte[]> encoded = new ArrayList<>(waiting.size());
            waiting.forEach(message -> encoded.add(out.encode(message)));
            Packing.pack(encoded, FRAME_BYTES).forEach(this::offer);
        }
        waiting.clear();
    }

    private void offer(byte[] bytes) {
        int from = 0;
        do {
            int to = Math.min(bytes.length, from + FRAME_BYTES);
            byte[] piece = from == 0 && to == bytes.length ? bytes : java.util.Arrays.copyOfRange(bytes, from, to);
            sender.offer(new Payload.Piece(piece, to < bytes.length));
            from = to;
        } while (from < bytes.length);
    }

    /** Takes a frame of the other end; returns the messages that are whole by it. */
    public List<I> receive(long number, Payload payload, long acknowledged, long nowNanos) {
        sender.acknowledged(acknowledged, nowNanos);
        if (number == 0) {
            return List.of();
        }
        List<I> messages = new ArrayList<>();
        for (Payload next : receiver.receive(number, payload)) {
            assemble(next, messages);
        }
        return messages;
    }

    @SuppressWarnings("unchecked")
    private void assemble(Payload payload, List<I> messages) {
        if (payload instanceof Payload.Whole whole) {
            messages.add((I) whole.message());
        } else if (payload instanceof Payload.Several several) {
            messages.addAll((List<I>) several.messages());
        } else if (payload instanceof Payload.Piece piece) {
            if (!piece.more() && partial.size() == 0) {
                decode(piece.bytes(), messages);
                return;
            }
            partial.writeBytes(piece.bytes());
            if (!piece.more()) {
                decode(partial.toByteArray(), messages);
                partial.reset();
            }
        }
    }

    private void decode(byte[] bytes, List<I> messages) {
        Packing.unpack(bytes).forEach(message -> messages.add(in.decode(message)));
    }

    /** Sends what may go out, and the acknowledgement that is due if nothing carries it. */
    public void flush(long nowNanos) {
        offerWaiting();
        for (LinkSender.Numbered<Payload> frame : sender.sendable(nowNanos)) {
            transmit(frame);
        }
        if (receiver.isAcknowledgementDue()) {
            transmit.frame(0, NOTHING, receiver.acknowledgement());
        }
    }

    /** Sends again what is overdue, and any acknowledgement that is owed; to be called every 100 ms or so. */
    public void tick(long nowNanos) {
        for (LinkSender.Numbered<Payload> frame : sender.overdue(nowNanos)) {
            transmit(frame);
        }
        flush(nowNanos);
        if (receiver.owesAcknowledgement()) {
            transmit.frame(0, NOTHING, receiver.acknowledgement());
        }
    }

    private void transmit(LinkSender.Numbered<Payload> frame) {
        transmit.frame(frame.number(), frame.content(), receiver.acknowledgement());
    }

    public boolean hasRoom() {
        return waiting.isEmpty() && sender.hasRoom();
    }
}
