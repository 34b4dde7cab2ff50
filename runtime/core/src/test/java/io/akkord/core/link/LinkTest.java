package io.akkord.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.link.LinkSender.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final long MILLI = 1_000_000;

    private final LinkSender<Integer> sender = new LinkSender<>(4);
    private final LinkReceiver<Integer> receiver = new LinkReceiver<>();

    private void offer(int count) {
        IntStream.range(0, count).forEach(sender::offer);
    }

    private static List<Long> numbers(List<Numbered<Integer>> frames) {
        return frames.stream().map(Numbered::number).toList();
    }

    @Test
    void noMoreFramesThanTheWindowAreUnacknowledged() {
        offer(6);
        assertThat(numbers(sender.sendable(0))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(sender.sendable(0)).isEmpty();
        assertThat(sender.hasRoom()).isFalse();
        sender.acknowledged(3, 0);
        assertThat(numbers(sender.sendable(0))).containsExactly(5L, 6L);
        assertThat(sender.backlog()).isEqualTo(3);
        assertThat(sender.hasRoom()).isTrue();
    }

    @Test
    void whatIsNotAcknowledgedIsSentAgainLaterAndLater() {
        offer(2);
        sender.sendable(0);
        assertThat(sender.overdue(199 * MILLI)).isEmpty();
        assertThat(numbers(sender.overdue(200 * MILLI))).containsExactly(1L, 2L);
        assertThat(sender.overdue(599 * MILLI)).isEmpty();
        assertThat(numbers(sender.overdue(600 * MILLI))).containsExactly(1L, 2L);
        long now = 600 * MILLI;
        for (int i = 0; i < 10; i++) {
            now += 5000 * MILLI;
            assertThat(sender.overdue(now))
                    .as("never later than after five seconds")
                    .hasSize(2);
        }
    }

    @Test
    void anAcknowledgementEndsTheWaitingAndBringsBackShortPauses() {
        offer(2);
        sender.sendable(0);
        sender.overdue(200 * MILLI);
        sender.acknowledged(1, 300 * MILLI);
        assertThat(sender.overdue(499 * MILLI)).isEmpty();
        assertThat(numbers(sender.overdue(500 * MILLI))).containsExactly(2L);
        sender.acknowledged(2, 600 * MILLI);
        assertThat(sender.overdue(60_000 * MILLI)).isEmpty();
        assertThat(sender.backlog()).isZero();
    }

    @Test
    void anOldAcknowledgementChangesNothing() {
        offer(3);
        sender.sendable(0);
        sender.acknowledged(2, 0);
        sender.acknowledged(1, 150 * MILLI);
        assertThat(numbers(sender.overdue(200 * MILLI))).containsExactly(3L);
    }

    @Test
    void framesComeOutInOrderAndOnce() {
        assertThat(receiver.receive(2, 20)).isEmpty();
        assertThat(receiver.receive(3, 30)).isEmpty();
        assertThat(receiver.receive(2, 20)).isEmpty();
        assertThat(receiver.acknowledgement()).isZero();
        assertThat(receiver.receive(1, 10)).containsExactly(10, 20, 30);
        assertThat(receiver.acknowledgement()).isEqualTo(3);
        assertThat(receiver.receive(3, 30)).isEmpty();
        assertThat(receiver.receive(4, 40)).containsExactly(40);
    }

    @Test
    void onlySoManyEarlyFramesAreKept() {
        for (int number = 2; number < 1000; number++) {
            receiver.receive(number, number);
        }
        assertThat(receiver.receive(1, 1)).hasSize(65);
        assertThat(receiver.acknowledgement()).isEqualTo(65);
    }

    /** Whatever the network loses, repeats and reorders, everything arrives once and in order. */
    @Test
    void overAnyNetworkEverythingArrivesOnceAndInOrder() {
        for (int seed = 0; seed < 200; seed++) {
            assertThat(transfer(new SplittableRandom(seed), 100))
                    .as("seed %d", seed)
                    .isEqualTo(IntStream.range(0, 100).boxed().toList());
        }
    }

    private static List<Integer> transfer(SplittableRandom random, int count) {
        LinkSender<Integer> sender = new LinkSender<>(random.nextInt(1, 20));
        LinkReceiver<Integer> receiver = new LinkReceiver<>();
        double loss = random.nextDouble() * 0.6;
        List<Numbered<Integer>> network = new ArrayList<>();
        List<Integer> delivered = new ArrayList<>();
        int offered = 0;
        for (long now = 0; sender.backlog() > 0 || offered < count; now += 50 * MILLI) {
            for (int burst = random.nextInt(4); burst > 0 && offered < count; burst--) {
                sender.offer(offered++);
            }
            network.addAll(sender.sendable(now));
            network.addAll(sender.overdue(now));
            while (!network.isEmpty() && random.nextInt(3) > 0) {
                Numbered<Integer> frame = network.get(random.nextInt(network.size()));
                if (random.nextInt(4) > 0) {
                    network.remove(frame);
                }
                if (random.nextDouble() >= loss) {
                    delivered.addAll(receiver.receive(frame.number(), frame.content()));
                    if (random.nextDouble() >= loss) {
                        sender.acknowledged(receiver.acknowledgement(), now);
                    }
                }
            }
        }
        return delivered;
    }
}
