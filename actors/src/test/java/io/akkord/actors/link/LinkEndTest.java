package io.akkord.actors.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.core.message.ToPeer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The end of a link: whole messages, once and in order, whatever the network does. */
class LinkEndTest {

    private static final int LARGEST = 3 * 1024 * 1024;
    private static final int FRAME = 128 * 1024;
    private static final MessageCodec<ToPeer> CODEC = new MessageCodec<>(ToPeer.class);

    private record Sent(long number, Payload payload, long acknowledged) {}

    private static ToPeer message(int number, int size) {
        byte[] values = new byte[size];
        new SplittableRandom(number).nextBytes(values);
        return new ToPeer.Push("g", new int[] {number}, new int[] {size}, values);
    }

    private static List<ToPeer> messages(SplittableRandom random) {
        List<ToPeer> all = new ArrayList<>();
        int[] corners = {0, 1, FRAME - 100, FRAME, FRAME + 1, 2 * FRAME, LARGEST};
        for (int i = 0; i < 60; i++) {
            int size = i < corners.length ? corners[i] : random.nextInt(1 << random.nextInt(18));
            all.add(message(i, size));
        }
        return all;
    }

    /** Number, size and checksum of each. */
    private static List<String> shown(List<ToPeer> messages) {
        return messages.stream()
                .map(message -> (ToPeer.Push) message)
                .map(push -> push.tasks()[0] + " " + push.values().length + " " + Arrays.hashCode(push.values()))
                .toList();
    }

    @Test
    void messagesOfAnySizeArriveOnceAndInOrderOverALossyNetwork() {
        for (int run = 0; run < 8; run++) {
            long seed = System.nanoTime();
            SplittableRandom random = new SplittableRandom(seed);
            LossyLink link = new LossyLink(seed, random.nextDouble() * 0.4, 0.3, 1 + random.nextInt(32));
            List<ToPeer> toB = messages(random);
            List<ToPeer> toA = messages(random);
            for (int i = 0; i < toB.size(); i++) {
                link.a.send(toB.get(i));
                link.b.send(toA.get(i));
                link.run(random.nextInt(3));
            }
            for (int patience = 0; patience < 5000 && link.atB.size() + link.atA.size() < 120; patience++) {
                link.run(1);
            }
            assertThat(shown(link.atB)).as("seed %d", seed).isEqualTo(shown(toB));
            assertThat(shown(link.atA)).as("seed %d", seed).isEqualTo(shown(toA));
            assertThat(link.largestFrame).as("seed %d", seed).isLessThanOrEqualTo(FRAME);
        }
    }

    @Test
    void whatIsAcknowledgedIsNotSentAgain() {
        LossyLink link = new LossyLink(1, 0, 0, 16);
        link.a.send(message(1, 10));
        link.run(100);
        assertThat(link.atB).hasSize(1);
        assertThat(link.isQuiet()).isTrue();
        int sent = link.sent;
        link.run(100);
        assertThat(link.sent).isEqualTo(sent);
        assertThat(link.bareAcknowledgements).isPositive();
    }

    @Test
    void aReceiverWithNothingToSayAcknowledgesFourFramesByOneBareFrameAtOnce() {
        List<Sent> sent = new ArrayList<>();
        LinkEnd<ToPeer, ToPeer> end = recording(false, sent);
        Payload.Piece piece = new Payload.Piece(CODEC.encode(message(1, 3)), false);
        for (int number = 1; number <= 3; number++) {
            assertThat(end.receive(number, piece, 0, 0)).hasSize(1);
            end.flush(0);
        }
        assertThat(sent).as("three frames wait for the tick").isEmpty();
        end.receive(4, piece, 0, 0);
        end.flush(0);
        end.flush(0);
        end.tick(0);
        assertThat(sent)
                .singleElement()
                .satisfies(frame -> assertThat(frame.number()).isZero())
                .satisfies(frame -> assertThat(frame.acknowledged()).isEqualTo(4));
        assertThat(end.receive(0, new Payload.Piece(new byte[0], false), 0, 0)).isEmpty();
        end.tick(0);
        assertThat(sent).as("an acknowledgement is not acknowledged").hasSize(1);
    }

    @Test
    void theTickAcknowledgesWhatIsOwedOnce() {
        List<Sent> sent = new ArrayList<>();
        LinkEnd<ToPeer, ToPeer> end = recording(false, sent);
        end.receive(1, new Payload.Piece(CODEC.encode(message(1, 3)), false), 0, 0);
        end.tick(0);
        end.tick(0);
        assertThat(sent).singleElement().satisfies(frame -> assertThat(frame.acknowledged())
                .isOne());
    }

    @Test
    void aFrameCarriesTheAcknowledgementThatIsOwed() {
        List<Sent> sent = new ArrayList<>();
        LinkEnd<ToPeer, ToPeer> end = recording(false, sent);
        end.receive(1, new Payload.Piece(CODEC.encode(message(1, 3)), false), 0, 0);
        end.send(message(2, 3));
        end.flush(0);
        assertThat(sent).singleElement().satisfies(frame -> {
            assertThat(frame.number()).isOne();
            assertThat(frame.acknowledged()).isOne();
        });
    }

    @Test
    void aRepeatedFrameIsAcknowledgedAtOnceAndDeliveredOnce() {
        List<Sent> sent = new ArrayList<>();
        LinkEnd<ToPeer, ToPeer> end = recording(false, sent);
        Payload.Piece piece = new Payload.Piece(CODEC.encode(message(1, 3)), false);
        assertThat(end.receive(1, piece, 0, 0)).hasSize(1);
        end.tick(0);
        assertThat(end.receive(1, piece, 0, 0)).isEmpty();
        end.flush(0);
        assertThat(sent)
                .as("at once, so that it is not sent once more")
                .hasSize(2)
                .allMatch(frame -> frame.number() == 0 && frame.acknowledged() == 1);
    }

    @Test
    void inOneJvmTheMessageItselfIsHandedOver() {
        List<Sent> sent = new ArrayList<>();
        LinkEnd<ToPeer, ToPeer> end = recording(true, sent);
        ToPeer large = message(1, LARGEST);
        end.send(large);
        end.flush(0);
        assertThat(sent).singleElement().satisfies(frame -> assertThat(frame.payload())
                .isEqualTo(new Payload.Whole(large)));
        List<ToPeer> received =
                recording(true, new ArrayList<>()).receive(1, sent.get(0).payload(), 0, 0);
        assertThat(received).singleElement().isSameAs(large);
    }

    @Test
    void thereIsRoomUntilTheWindowIsFullAndAgainBehindTheAcknowledgement() {
        List<Sent> sent = new ArrayList<>();
        LinkEnd<ToPeer, ToPeer> end = recording(false, sent);
        for (int i = 0; i < 4; i++) {
            assertThat(end.hasRoom()).isTrue();
            end.send(message(i, 1));
            end.flush(0);
        }
        assertThat(end.hasRoom()).isFalse();
        end.send(message(4, 1));
        end.flush(0);
        assertThat(sent).hasSize(4);
        end.receive(0, new Payload.Piece(new byte[0], false), 2, 0);
        end.flush(0);
        assertThat(sent).hasSize(5);
        assertThat(end.hasRoom()).isTrue();
    }

    @Test
    void smallMessagesThatWaitTogetherAreOneFrame() {
        for (boolean local : new boolean[] {true, false}) {
            List<Sent> sent = new ArrayList<>();
            LinkEnd<ToPeer, ToPeer> end = recording(local, sent);
            List<ToPeer> messages = List.of(message(1, 10), message(2, 0), message(3, 1000));
            messages.forEach(end::send);
            assertThat(end.hasRoom()).as("what waits goes first").isFalse();
            end.flush(0);
            assertThat(sent).hasSize(1);
            List<ToPeer> received =
                    recording(local, new ArrayList<>()).receive(1, sent.get(0).payload(), 0, 0);
            assertThat(shown(received)).isEqualTo(shown(messages));
        }
    }

    @Test
    void aFrameOfSeveralMessagesIsNoLargerThanAnyOther() {
        List<Sent> sent = new ArrayList<>();
        LinkEnd<ToPeer, ToPeer> end = new LinkEnd<>(
                false, 64, CODEC, CODEC, (number, payload, ack) -> sent.add(new Sent(number, payload, ack)));
        List<ToPeer> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            messages.add(message(i, i % 5 == 4 ? 2 * FRAME : FRAME / 3));
        }
        messages.forEach(end::send);
        end.flush(0);
        assertThat(sent).hasSizeLessThan(30).allSatisfy(frame -> assertThat(((Payload.Piece) frame.payload()).bytes())
                .hasSizeLessThanOrEqualTo(FRAME));
        LinkEnd<ToPeer, ToPeer> other = recording(false, new ArrayList<>());
        List<ToPeer> received = new ArrayList<>();
        sent.forEach(frame -> received.addAll(other.receive(frame.number(), frame.payload(), 0, 0)));
        assertThat(shown(received)).isEqualTo(shown(messages));
    }

    @Test
    void aMalformedMessageIsAnExceptionForTheReceiver() {
        LinkEnd<ToPeer, ToPeer> end = recording(false, new ArrayList<>());
        assertThatThrownBy(() -> end.receive(1, new Payload.Piece(new byte[] {99, 1}, false), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        for (byte[] packed :
                List.of(new byte[] {127, 0, 0}, new byte[] {127, 0, 0, 0, 2, 1}, new byte[] {127, -1, -1, -1, -1, 0})) {
            assertThatThrownBy(() ->
                            recording(false, new ArrayList<>()).receive(1, new Payload.Piece(packed, false), 0, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static LinkEnd<ToPeer, ToPeer> recording(boolean local, List<Sent> sent) {
        return new LinkEnd<>(
                local, 4, CODEC, CODEC, (number, payload, ack) -> sent.add(new Sent(number, payload, ack)));
    }
}
