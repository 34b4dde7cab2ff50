package io.akkord.actors.link;

import io.akkord.core.message.ToPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Two ends of a link and a network between them that loses, doubles and reorders frames, by a seed, in virtual time. */
final class LossyLink {

    private static final long TICK_NANOS = 100_000_000L;
    private static final MessageCodec<ToPeer> CODEC = new MessageCodec<>(ToPeer.class);

    private record Frame(boolean toB, long number, Payload payload, long acknowledged) {}

    private final SplittableRandom random;
    private final double loss;
    private final double doubling;
    private final List<Frame> underWay = new ArrayList<>();
    final LinkEnd<ToPeer, ToPeer> a;
    final LinkEnd<ToPeer, ToPeer> b;
    final List<ToPeer> atA = new ArrayList<>();
    final List<ToPeer> atB = new ArrayList<>();
    int largestFrame;
    int sent;
    int bareAcknowledgements;
    private long nowNanos = 1;

    LossyLink(long seed, double loss, double doubling, int window) {
        this.random = new SplittableRandom(seed);
        this.loss = loss;
        this.doubling = doubling;
        this.a = new LinkEnd<>(false, window, CODEC, CODEC, (number, payload, ack) -> send(true, number, payload, ack));
        this.b =
                new LinkEnd<>(false, window, CODEC, CODEC, (number, payload, ack) -> send(false, number, payload, ack));
    }

    private void send(boolean toB, long number, Payload payload, long acknowledged) {
        sent++;
        if (number == 0) {
            bareAcknowledgements++;
        }
        if (payload instanceof Payload.Piece piece) {
            largestFrame = Math.max(largestFrame, piece.bytes().length);
        }
        Frame frame = new Frame(toB, number, payload, acknowledged);
        for (int copies = random.nextDouble() < doubling ? 2 : 1; copies > 0; copies--) {
            if (random.nextDouble() >= loss) {
                underWay.add(frame);
            }
        }
    }

    /** Delivers frames in any order, and lets time pass, for some rounds. */
    void run(int rounds) {
        for (int round = 0; round < rounds; round++) {
            a.flush(nowNanos);
            b.flush(nowNanos);
            for (int n = random.nextInt(underWay.size() + 1); n > 0; n--) {
                deliver(underWay.remove(random.nextInt(underWay.size())));
            }
            nowNanos += TICK_NANOS;
            a.tick(nowNanos);
            b.tick(nowNanos);
        }
    }

    private void deliver(Frame frame) {
        if (frame.toB()) {
            atB.addAll(b.receive(frame.number(), frame.payload(), frame.acknowledged(), nowNanos));
        } else {
            atA.addAll(a.receive(frame.number(), frame.payload(), frame.acknowledged(), nowNanos));
        }
    }

    boolean isQuiet() {
        return underWay.isEmpty();
    }
}
