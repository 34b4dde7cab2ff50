package io.akkord.simulation;

import io.akkord.core.link.LinkReceiver;
import io.akkord.core.link.LinkSender;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One end of a link, as the actors have it. Open, so that a test can break it. */
public class LinkEnd<O, I> {

    /** Hands a frame to the network; number 0 is a bare acknowledgement. */
    public interface Transmit<O> {
        void frame(long number, @Nullable O content, long acknowledged);
    }

    private final LinkSender<O> sender;
    private final LinkReceiver<I> receiver = new LinkReceiver<>();
    private final Transmit<O> transmit;

    public LinkEnd(int window, Transmit<O> transmit) {
        this.sender = new LinkSender<>(window);
        this.transmit = transmit;
    }

    protected void send(O message) {
        sender.offer(message);
    }

    protected List<I> receive(long number, @Nullable I content, long acknowledged, long now) {
        sender.acknowledged(acknowledged, now);
        if (number == 0 || content == null) {
            return List.of();
        }
        return receiver.receive(number, content);
    }

    protected void flush(long now) {
        sender.sendable(now).forEach(this::transmit);
        if (receiver.isAcknowledgementDue()) {
            transmit.frame(0, null, receiver.acknowledgement());
        }
    }

    protected void tick(long now) {
        overdue(now).forEach(this::transmit);
        flush(now);
        if (receiver.owesAcknowledgement()) {
            transmit.frame(0, null, receiver.acknowledgement());
        }
    }

    protected List<LinkSender.Numbered<O>> overdue(long now) {
        return sender.overdue(now);
    }

    private void transmit(LinkSender.Numbered<O> frame) {
        transmit.frame(frame.number(), frame.content(), receiver.acknowledgement());
    }

    final boolean hasRoom() {
        return sender.hasRoom();
    }
}
