package io.akkord.execution.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.allow.NotAllowedException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBytesTest {

    private static final int INPUTS = 100_000;
    private static final long SEED = 7;
    /** Of memory, a decoded value may take so many times its bytes, and an exception with its trace a little. */
    private static final long MOST_FACTOR = 100;

    private static final long MOST_EXTRA = 1_000_000;

    private final ValueCodec codec = new ValueCodec(
            AllowList.of(List.of(RandomValues.class.getName())), HostileBytesTest.class.getClassLoader());

    @Test
    void mutatedBytesEndInTheDocumentedExceptionsAndInNoLargeAllocation() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Random random = new Random(SEED);
        List<byte[]> originals = new ArrayList<>();
        for (int seed = 0; seed < 500; seed++) {
            originals.add(codec.encode(new RandomValues(seed).next()));
        }
        int decoded = 0;
        originals.forEach(codec::decode);
        for (int i = -100; i < INPUTS; i++) {
            byte[] bytes =
                    mutate(originals.get(random.nextInt(originals.size())).clone(), random);
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                codec.decode(bytes);
                decoded++;
            } catch (UndecodableException | NotAllowedException e) {
                assertThat(e).hasMessageNotContaining("Error");
            } catch (Throwable e) {
                fail("seed " + SEED + ", input " + i + ": " + HexFormat.of().formatHex(bytes), e);
            }
            if (i < 0) {
                continue; // classes are still being initialised
            }
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocated)
                    .as("seed %d, input %d: %s", SEED, i, HexFormat.of().formatHex(bytes))
                    .isLessThan(bytes.length * MOST_FACTOR + MOST_EXTRA);
        }
        assertThat(decoded).as("mutations that are values again").isBetween(INPUTS / 100, INPUTS * 99 / 100);
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = -1;
                default -> bytes = java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            }
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {Tags.BYTES, Tags.LONGS, Tags.DOUBLES, Tags.LIST, Tags.SET, Tags.MAP, Tags.STRING})
    void aLengthOfGigabytesIsRefusedBeforeAnythingIsAllocated(int tag) {
        ValueWriter out = ValueWriter.keeping(100);
        out.oneByte(tag);
        out.unsigned(Integer.MAX_VALUE - 8);
        out.fixedLong(1);
        assertThatThrownBy(() -> codec.decode(out.toBytes()))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("more than the bytes that are left");
    }

    @Test
    void nestedListsThatEachClaimTheRestOfTheBytesAreRefused() {
        int depth = 400;
        int size = 20_000;
        ValueWriter out = ValueWriter.keeping(size * 2);
        for (int i = 0; i < depth; i++) {
            out.oneByte(Tags.LIST);
            out.unsigned(size - 4L * (i + 1));
        }
        out.raw(new byte[size]);
        assertThatThrownBy(() -> codec.decode(out.toBytes()))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("more elements than bytes");
    }

    @Test
    void bytesNestedTooDeepAreRefused() {
        byte[] bytes = new byte[2 * 100_000];
        for (int i = 0; i < bytes.length; i += 2) {
            bytes[i] = Tags.LIST;
            bytes[i + 1] = 1;
        }
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void whatIsNestedAsDeepAsAllowedComesBack() {
        Object value = "inside";
        for (int i = 0; i < ValueWriter.MAX_DEPTH; i++) {
            value = Collections.singletonList(value);
        }
        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
    }

    @Test
    void aClassThatIsNotListedIsNotEvenLoaded() {
        byte[] bytes = new ValueCodec(AllowList.everything(), getClass().getClassLoader()).encode(new Secret(1));
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining(Secret.class.getName())
                .hasMessageContaining("akkord.allow");
    }

    record Secret(int value) {}

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.Thread", "java.net.Socket", "java.lang.Runtime", "java.util.ArrayList"})
    void aClassOfTheJdkIsNeverMadeFromFields(String name) {
        for (int tag : new int[] {Tags.BEAN, Tags.RECORD, Tags.ENUM}) {
            ValueWriter out = ValueWriter.keeping(1000);
            out.oneByte(tag);
            out.unsigned(0);
            out.text(name);
            out.fixedInt(0);
            out.unsigned(1);
            out.oneByte(0xA0);
            assertThatThrownBy(() ->
                            new ValueCodec(AllowList.everything(), getClass().getClassLoader()).decode(out.toBytes()))
                    .isInstanceOf(UndecodableException.class);
        }
    }
}
