package io.akkord.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionerTest {

    /** Keys of which few are frequent: the smaller, the more so. */
    private static List<Integer> skewed(SplittableRandom random, int rows) {
        int spread = 1 + random.nextInt(20);
        return random.ints(rows, 0, 1 << 20)
                .map(draw -> draw >> random.nextInt(spread))
                .boxed()
                .toList();
    }

    private static <K> List<List<K>> divided(Partitioner<K> partitioner, List<K> keys) {
        List<List<K>> parts = new ArrayList<>();
        IntStream.range(0, partitioner.partitions()).forEach(i -> parts.add(new ArrayList<>()));
        for (int row = 0; row < keys.size(); row++) {
            parts.get(partitioner.partition(row, keys.get(row))).add(keys.get(row));
        }
        return parts;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void sortedRangesOneAfterTheOtherAreSorted(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> keys = skewed(random, random.nextInt(3000));
        KeySample<Integer> sample = KeySample.of(keys, 0, 1 + random.nextInt(200), seed);
        List<List<Integer>> parts = divided(Partitioner.range(sample, 1 + random.nextInt(30)), keys);
        List<Integer> joined =
                parts.stream().flatMap(part -> part.stream().sorted()).toList();
        assertThat(joined).isEqualTo(keys.stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noRangeIsLargerThanItsShareAndAFrequentKey(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> keys = skewed(random, 1 + random.nextInt(3000));
        int partitions = 1 + random.nextInt(30);
        Partitioner<Integer> ranges = Partitioner.range(KeySample.of(keys, 0, keys.size(), seed), partitions);
        long mostFrequent = Collections.max(keys.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values());
        double most = keys.size() / (double) partitions + mostFrequent * (1 + Math.log(partitions) / 2);
        assertThat(divided(ranges, keys))
                .allSatisfy(part -> assertThat((double) part.size()).isLessThanOrEqualTo(most));
    }

    @Test
    void aSampleIsEnoughForRangesOfAboutOneSize() {
        List<Integer> keys = IntStream.range(0, 100_000).boxed().toList();
        Partitioner<Integer> ranges = Partitioner.range(KeySample.of(keys, 0, 1000, 3), 10);
        assertThat(divided(ranges, keys))
                .allSatisfy(part -> assertThat(part.size()).isBetween(6_000, 14_000));
    }

    @Test
    void aKeyThatIsHalfOfAllLeavesTheOtherRangesEven() {
        List<Integer> keys =
                IntStream.range(0, 2000).map(i -> i % 2 == 0 ? 500 : i).boxed().toList();
        List<List<Integer>> parts = divided(Partitioner.range(KeySample.of(keys, 0, 2000, 0), 5), keys);
        assertThat(parts.stream().map(List::size).sorted().toList()).containsExactly(250, 250, 250, 250, 1000);
    }

    @Test
    void equalKeysNeedOneRangeAndNullsAreLast() {
        Partitioner<String> ranges = Partitioner.range(KeySample.of(Collections.nCopies(50, "same"), 0, 50, 1), 4);
        assertThat(ranges.partition(0, "same")).isZero();
        assertThat(ranges.partition(0, null)).isEqualTo(3);
        assertThat(Partitioner.<String>range(KeySample.of(List.of(), 0, 5, 1), 4)
                        .partition(0, "any"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hashedKeysMeetAndDifferentOnesSpread(long seed) {
        Partitioner<Object> hash = Partitioner.hash(7);
        int[] counts = new int[7];
        SplittableRandom random = new SplittableRandom(seed);
        for (int row = 0; row < 70_000; row++) {
            String key = "key-" + random.nextLong();
            int partition = hash.partition(row, key);
            assertThat(hash.partition(random.nextLong(), new StringBuilder(key)))
                    .isEqualTo(partition);
            counts[partition]++;
        }
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isCloseTo(10_000, within(400)));
    }

    @Test
    void consecutiveNumbersSpread() {
        List<List<Long>> parts = divided(
                Partitioner.hash(16),
                IntStream.range(0, 16_000).mapToObj(i -> (long) i).toList());
        assertThat(parts).allSatisfy(part -> assertThat(part.size()).isBetween(850, 1150));
    }

    @Test
    void randomPartitionsAreEvenOfOneKeyAndFollowTheSeed() {
        List<Integer> keys = Collections.nCopies(40_000, 1);
        List<List<Integer>> parts = divided(Partitioner.random(8, 5), keys);
        assertThat(parts).allSatisfy(part -> assertThat(part.size()).isCloseTo(5000, within(300)));
        int[] once = IntStream.range(0, 100)
                .map(row -> Partitioner.random(8, 5).partition(row, null))
                .toArray();
        assertThat(IntStream.range(0, 100).map(row -> Partitioner.random(8, 5).partition(row, 3)))
                .containsExactly(Arrays.stream(once).boxed().toArray(Integer[]::new));
        assertThat(IntStream.range(0, 100)
                        .map(row -> Partitioner.random(8, 6).partition(row, null))
                        .toArray())
                .isNotEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void samplesOfPartsMergeIntoTheSampleOfTheWhole(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> keys = skewed(random, 1000);
        KeySample<Integer> whole = KeySample.of(keys, 0, 50, seed);
        int cut = random.nextInt(1000);
        KeySample<Integer> first = KeySample.of(keys.subList(0, cut), 0, 50, seed);
        KeySample<Integer> second = KeySample.of(keys.subList(cut, 1000), cut, 50, seed);
        assertThat(first.mergedWith(second)).isEqualTo(whole);
        assertThat(second.mergedWith(first)).isEqualTo(whole);
    }

    @Test
    void everyRowIsAsLikelyInASample() {
        int[] times = new int[100];
        List<Integer> keys = IntStream.range(0, 100).boxed().toList();
        for (long seed = 0; seed < 5000; seed++) {
            KeySample.of(keys, 0, 10, seed).keys().forEach(key -> times[key]++);
        }
        assertThat(Arrays.stream(times).boxed())
                .allSatisfy(count -> assertThat(count).isCloseTo(500, within(110)));
    }

    @Test
    void whatCannotBeIsRefusedWithItsValue() {
        assertThatThrownBy(() -> Partitioner.hash(0)).hasMessageContaining("is 0; give at least 1");
        assertThatThrownBy(() -> new Partitioner.Range<>(2, List.of(1, 2))).hasMessageContaining("2 bounds for 2");
        assertThatThrownBy(() -> new Partitioner.Range<>(3, List.of(2, 1))).hasMessageContaining("2 is before 1");
        assertThatThrownBy(() -> Partitioner.hash(2).partition(0, Map.of())).hasMessageContaining("java.util.");
        assertThatThrownBy(() -> KeySample.of(List.of(1), 0, 0, 1)).hasMessageContaining("is 0");
        assertThatThrownBy(() -> KeySample.of(List.of(1), 0, 3, 1).mergedWith(KeySample.of(List.of(1), 1, 3, 2)))
                .hasMessageContaining("seed 1");
    }
}
