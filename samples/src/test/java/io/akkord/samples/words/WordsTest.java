package io.akkord.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsTest {

    @TempDir
    Path folder;

    @Test
    void wordsAreRunsOfLettersInLowerCase() throws IOException {
        assertThat(count("The lamb, the LAMB's 3 lambs: the_lamb!"))
                .containsExactly(entry("lamb", 3L), entry("lambs", 1L), entry("s", 1L), entry("the", 3L));
    }

    @Test
    void lettersOfEveryScriptCount() throws IOException {
        assertThat(count("Röslein, röslein; Ωμέγα! 𐐀𐐨 I")).containsOnlyKeys("röslein", "ωμέγα", "𐐨𐐨", "i");
    }

    @Test
    void aFileWithoutWordsCountsNothing() throws IOException {
        assertThat(count("")).isEmpty();
        assertThat(count(" 1 + 1 = 2 \n")).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8StandBetweenWords() throws IOException {
        byte[] bytes = {
            'a', 'b', (byte) 0xff, 'c', 'd', (byte) 0xe2, (byte) 0x82, 'e', (byte) 0xed, (byte) 0xa0, (byte) 0x80
        };

        assertThat(count(bytes)).containsOnlyKeys("ab", "cd", "e");
    }

    @Test
    void wordsLongerThanAnyBufferStayWhole() throws IOException {
        String word = "𐐨ab".repeat(20_000);

        assertThat(count("x " + word + " x")).containsExactly(entry("x", 2L), entry(word, 1L));
    }

    @Test
    void aFileThatIsMissingIsNamedInTheError() {
        String path = folder.resolve("missing.txt").toString();

        assertThatThrownBy(() -> Words.count(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path);
    }

    @Test
    void mergeAddsTheCountsAndLeavesItsArgumentsAlone() {
        Map<String, Long> left = Map.of("a", 1L, "b", 2L);
        Map<String, Long> right = Map.of("b", 3L, "c", 4L);

        assertThat(Words.merge(left, right)).isInstanceOf(TreeMap.class).isEqualTo(Map.of("a", 1L, "b", 5L, "c", 4L));
        assertThat(Words.merge(left, right)).isEqualTo(Words.merge(right, left));
    }

    @Test
    void topTakesTheMostFrequentFirstAndTiesByAlphabet() {
        Map<String, Long> counts = Map.of("d", 1L, "c", 2L, "b", 2L, "a", 1L);

        assertThat(Words.top(counts, 3)).containsExactly(entry("b", 2L), entry("c", 2L), entry("a", 1L));
        assertThat(Words.top(counts, 9)).hasSize(4);
        assertThat(Words.top(counts, 0)).isEmpty();
        assertThatThrownBy(() -> Words.top(counts, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWordsOfTheWholeCorpusAreThoseOfItsTexts() throws IOException {
        Map<String, Long> merged = new TreeMap<>();
        var all = new StringBuilder();
        for (String path : Corpus.copyTo(folder.resolve("corpus").toString())) {
            merged = Words.merge(merged, Words.count(path));
            all.append(Files.readString(Path.of(path)));
        }

        assertThat(merged).isEqualTo(count(all.toString()));
        assertThat(Words.top(merged, 3)).containsOnlyKeys("the", "and", "of");
        assertThat(merged).containsEntry("röslein", 6L).containsKeys("grasshopper", "tortoise", "rabbit");
        assertThat(Corpus.NAMES).hasSize(10).isSorted();
    }

    private Map<String, Long> count(String text) throws IOException {
        return count(text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Long> count(byte[] text) throws IOException {
        return Words.count(Files.write(folder.resolve("text.txt"), text).toString());
    }
}
