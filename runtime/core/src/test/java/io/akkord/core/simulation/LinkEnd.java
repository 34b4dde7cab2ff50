package io.akkord.core.simulation;

import io.akkord.core.link.LinkReceiver;
import io.akkord.core.link.LinkSender;
import java.util.List;

/** One end of a link, as the actors have it. */
final class LinkEnd<O, I> {

    /** Hands a frame to the network; number 0 is a bare acknowledgement. */
    interface Transmit<O> {
        void frame(long number, O content, long acknowledged);
    }

    private final LinkSender<O> sender;
    private final LinkReceiver<I> receiver = new LinkReceiver<>();
    private final Transmit<O> transmit;
    private boolean owesAcknowledgement;

    LinkEnd(int window, Transmit<O> transmit) {
        this.sender = new LinkSender<>(window);
        this.transmit = transmit;
    }

    void send(O message) {
        sender.offer(message);
    }

    List<I> receive(long number, I content, long acknowledged, long now) {
        sender.acknowledged(acknowledged, now);
        if (number == 0) {
            return List.of();
        }
        owesAcknowledgement = true;
        return receiver.receive(number, content);
    }

    void flush(long now) {
        sender.sendable(now).forEach(this::transmit);
        if (owesAcknowledgement) {
            owesAcknowledgement = false;
            transmit.frame(0, null, receiver.acknowledgement());
        }
    }

    void tick(long now) {
        sender.overdue(now).forEach(this::transmit);
        flush(now);
    }

    private void transmit(LinkSender.Numbered<O> frame) {
        owesAcknowledgement = false;
        transmit.frame(frame.number(), frame.content(), receiver.acknowledgement());
    }

    boolean hasRoom() {
        return sender.hasRoom();
    }
}
