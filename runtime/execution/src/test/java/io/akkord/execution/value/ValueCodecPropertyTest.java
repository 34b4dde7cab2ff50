package io.akkord.execution.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.execution.allow.AllowList;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class ValueCodecPropertyTest {

    private static final int VALUES = 3000;
    private static final long FIRST_SEED = 20260101;

    private final ValueCodec codec =
            new ValueCodec(AllowList.everything(), ValueCodecPropertyTest.class.getClassLoader());

    private interface Check {
        void of(Object value, long seed) throws IOException;
    }

    private static void forAll(Check check) throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + VALUES; seed++) {
            check.of(new RandomValues(seed).next(), seed);
        }
    }

    @Test
    void everyValueComesBackAsItWas() throws IOException {
        forAll((value, seed) -> assertThat(SameValue.of(codec.decode(codec.encode(value)), value))
                .as("seed %d: %s", seed, value)
                .isTrue());
    }

    @Test
    void aValueIsTheSameOutOfAStreamThatComesInAnyPieces() throws IOException {
        forAll((value, seed) -> {
            byte[] bytes = codec.encode(value);
            Object decoded = codec.decode(new Dripping(bytes, new Random(seed)), bytes.length);
            assertThat(SameValue.of(decoded, value)).as("seed %d", seed).isTrue();
        });
    }

    @Test
    void aStreamThatEndsEarlyIsNotTakenForAValue() {
        byte[] bytes = codec.encode(new double[100_000]);
        for (int length : new int[] {1, 3, 9, 70_000, 799_999}) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> codec.decode(new ByteArrayInputStream(part), bytes.length))
                    .isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> codec.decode(new ByteArrayInputStream(part), length))
                    .isInstanceOf(UndecodableException.class);
        }
    }

    /** Gives a few bytes at a time, as a network does. */
    private static final class Dripping extends InputStream {
        private final byte[] bytes;
        private final Random random;
        private int at;

        Dripping(byte[] bytes, Random random) {
            this.bytes = bytes;
            this.random = random;
        }

        @Override
        public int read() {
            return at == bytes.length ? -1 : bytes[at++] & 0xFF;
        }

        @Override
        public int read(byte[] to, int from, int most) {
            int count = Math.min(Math.min(most, 1 + random.nextInt(9)), bytes.length - at);
            System.arraycopy(bytes, at, to, from, count);
            at += count;
            return count == 0 && most > 0 ? -1 : count;
        }
    }

    @Test
    void equalValuesHaveEqualBytesAndADecodedOneHasTheBytesItCameFrom() throws IOException {
        forAll((value, seed) -> {
            byte[] bytes = codec.encode(value);
            assertThat(codec.encode(new RandomValues(seed).next()))
                    .as("seed %d", seed)
                    .isEqualTo(bytes);
            assertThat(codec.encode(codec.decode(bytes))).as("seed %d", seed).isEqualTo(bytes);
        });
    }

    @Test
    void digestAndSizeAreThoseOfTheBytes() throws IOException {
        forAll((value, seed) -> {
            byte[] bytes = codec.encode(value);
            CRC32C crc = new CRC32C();
            crc.update(bytes);
            ValueCodec.Digest expected = new ValueCodec.Digest((int) crc.getValue(), bytes.length);
            assertThat(codec.digestAndSize(value)).as("seed %d", seed).isEqualTo(expected);
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            assertThat(codec.encodeTo(value, stream)).as("seed %d", seed).isEqualTo(expected);
            assertThat(stream.toByteArray()).as("seed %d", seed).isEqualTo(bytes);
        });
    }

    @Test
    void aLimitIsKeptToTheByte() throws IOException {
        forAll((value, seed) -> {
            byte[] bytes = codec.encode(value);
            assertThat(codec.encodeUpTo(value, bytes.length))
                    .as("seed %d", seed)
                    .contains(bytes);
            assertThat(codec.encodeUpTo(value, bytes.length - 1))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(codec.encodeUpTo(value, bytes.length / 2 - 1))
                    .as("seed %d", seed)
                    .isEmpty();
        });
    }
}
