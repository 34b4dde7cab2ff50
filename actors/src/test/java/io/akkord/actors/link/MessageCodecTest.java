package io.akkord.actors.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.actors.protocol.Contents;
import io.akkord.actors.protocol.Mutations;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of links as bytes. */
class MessageCodecTest {

    private static final int MUTATIONS = 10_000;

    /** A sealed type with a sample of each of its records. */
    private record Family<M>(Class<M> type, List<M> samples) {

        MessageCodec<M> codec() {
            return new MessageCodec<>(type);
        }

        M roundTrip(M message) {
            return codec().decode(codec().encode(message));
        }
    }

    static Stream<Family<?>> families() {
        return Stream.of(
                new Family<>(ToWorker.class, LinkMessages.toWorker()),
                new Family<>(ToSupervisor.class, LinkMessages.toSupervisor()),
                new Family<>(ToPeer.class, LinkMessages.toPeer()));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("families")
    void everyMessageComesBackAsItWas(Family<?> family) {
        assertThat(family.samples().stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(family.type().getPermittedSubclasses());
        roundTrips(family);
    }

    private static <M> void roundTrips(Family<M> family) {
        for (M message : family.samples()) {
            assertThat(Contents.of(family.roundTrip(message))).isEqualTo(Contents.of(message));
        }
    }

    @Test
    void emptyAndUnknownAndMissingTypesAreRefused() {
        MessageCodec<ToPeer> codec = new MessageCodec<>(ToPeer.class);
        for (byte[] bytes : List.of(
                new byte[0], new byte[] {4, (byte) 0xa0}, new byte[] {-1, (byte) 0xa0}, new byte[] {0, (byte) 0xa0})) {
            assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aMessageBehindAMessageIsRefused() {
        MessageCodec<ToPeer> codec = new MessageCodec<>(ToPeer.class);
        byte[] one = codec.encode(LinkMessages.toPeer().get(0));
        byte[] more = Arrays.copyOf(one, 2 * one.length - 1);
        System.arraycopy(one, 1, more, one.length, one.length - 1);
        assertThatThrownBy(() -> codec.decode(more)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("families")
    void deepNestsAreRefused(Family<?> family) {
        for (int type = 0; type < family.samples().size(); type++) {
            byte[] arrays = new byte[30_000];
            Arrays.fill(arrays, (byte) 0x9f);
            arrays[0] = (byte) type;
            assertThatThrownBy(() -> family.codec().decode(arrays)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("families")
    void mutatedMessagesAreRefusedByAnExceptionOrWhole(Family<?> family) {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> originals = encoded(family);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = Mutations.mutate(originals.get(random.nextInt(originals.size())), random);
            try {
                Object message = family.codec().decode(mutated);
                assertThat(Contents.hasNull(message))
                        .as("seed %d, mutation %d: %s", seed, i, message)
                        .isFalse();
            } catch (IllegalArgumentException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", mutation " + i, e);
            }
        }
        assertThat(refused).as("refused of %d, seed %d", MUTATIONS, seed).isGreaterThan(MUTATIONS / 10);
    }

    private static <M> List<byte[]> encoded(Family<M> family) {
        return family.samples().stream().map(family.codec()::encode).toList();
    }
}
