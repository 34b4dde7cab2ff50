package io.akkord.core.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sequences of values come back as they were written, and damaged bytes end in one kind of exception. */
class PackedRoundTripTest {

    private static final long[] LONGS = {
        0, 1, -1, 63, 64, -64, -65, 127, 128, 1L << 31, -(1L << 31), 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final int[] INTS = {0, 1, -1, 64, -65, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final String[] TEXTS = {"", "a", "Schlüssel", "漢字", "🎵 Akkord", "x".repeat(300)};

    private static long anyLong(Random random) {
        return random.nextBoolean() ? LONGS[random.nextInt(LONGS.length)] : random.nextLong() >> random.nextInt(64);
    }

    private static int anyInt(Random random) {
        return random.nextBoolean() ? INTS[random.nextInt(INTS.length)] : random.nextInt() >> random.nextInt(32);
    }

    /** Writes one random value and returns how to read it and what it must be. */
    private static Expected write(PackedWriter out, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> {
                byte value = (byte) random.nextInt();
                out.oneByte(value);
                return new Expected(in -> (byte) in.oneByte(), value);
            }
            case 1 -> {
                long value = anyLong(random);
                out.unsigned(value);
                return new Expected(PackedReader::unsigned, value);
            }
            case 2 -> {
                long value = anyLong(random);
                out.signed(value);
                return new Expected(PackedReader::signed, value);
            }
            case 3 -> {
                long value = anyLong(random);
                out.fixedLong(value);
                return new Expected(PackedReader::fixedLong, value);
            }
            case 4 -> {
                int[] values =
                        random.ints(random.nextInt(20)).map(i -> anyInt(random)).toArray();
                out.ints(values);
                return new Expected(PackedReader::ints, values);
            }
            case 5 -> {
                long[] values = random.longs(random.nextInt(20))
                        .map(i -> anyLong(random))
                        .toArray();
                out.longs(values);
                return new Expected(PackedReader::longs, values);
            }
            case 6 -> {
                byte[] values = new byte[random.nextInt(400)];
                random.nextBytes(values);
                out.bytes(values);
                return new Expected(PackedReader::bytes, values);
            }
            default -> {
                String value = TEXTS[random.nextInt(TEXTS.length)];
                out.text(value);
                return new Expected(PackedReader::text, value);
            }
        }
    }

    private record Expected(Function<PackedReader, Object> read, Object value) {}

    @Test
    void whatWasWrittenIsRead() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            PackedWriter out = new PackedWriter();
            List<Expected> values = new ArrayList<>();
            for (int i = random.nextInt(50); i >= 0; i--) {
                values.add(write(out, random));
            }
            byte[] bytes = out.toBytes();
            assertThat(bytes).as("seed %d", seed).hasSize(out.size());
            PackedReader in = new PackedReader(bytes);
            for (Expected expected : values) {
                assertThat(expected.read().apply(in)).as("seed %d", seed).isEqualTo(expected.value());
            }
            assertThat(in.atEnd()).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void damagedBytesAreReadOrRefused() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            PackedWriter out = new PackedWriter();
            List<Expected> values = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                values.add(write(out, random));
            }
            byte[] bytes = Arrays.copyOf(out.toBytes(), random.nextInt(out.size()));
            for (int i = 0; i < bytes.length / 20; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            PackedReader in = new PackedReader(bytes);
            try {
                values.forEach(expected -> assertThat(expected.read().apply(in)).isNotNull());
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).as("seed %d", seed).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 127})
    void smallNumbersTakeOneByte(long value) {
        assertThat(new PackedWriter().unsigned(value).size()).isEqualTo(1);
    }

    @Test
    void constantAndCountingColumnsTakeOneByteAnEntry() {
        int[] counting = new int[1000];
        Arrays.setAll(counting, i -> 1_000_000 + i);
        assertThat(new PackedWriter().ints(counting).size()).isLessThan(1000 + 10);
    }

    @Test
    void aLengthBeyondTheBytesIsRefusedBeforeAnythingIsAllocated() {
        byte[] lie = new PackedWriter().unsigned(Integer.MAX_VALUE).toBytes();
        assertThatThrownBy(() -> new PackedReader(lie).ints()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PackedReader(lie).longs()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PackedReader(lie).bytes())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends early");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        byte[] endless = new byte[11];
        Arrays.fill(endless, (byte) 0x80);
        assertThatThrownBy(() -> new PackedReader(endless).unsigned()).hasMessageContaining("more than ten bytes");
        byte[] large = new PackedWriter().unsigned(1L << 31).toBytes();
        assertThatThrownBy(() -> new PackedReader(large).unsignedInt())
                .hasMessageContaining("out of range: 2147483648");
    }
}
