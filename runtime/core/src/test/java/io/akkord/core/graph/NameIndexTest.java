package io.akkord.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameIndexTest {

    @Test
    void everyNameIsFoundWhereTheListHasItFirst() {
        Random random = new Random(7);
        List<String> names = new ArrayList<>();
        NameIndex index = new NameIndex(names);
        for (int round = 0; round < 200; round++) {
            for (int n = random.nextInt(9); n > 0; n--) {
                names.add("output " + random.nextInt(600));
            }
            index.grow();
            for (int n = 0; n < 600; n++) {
                assertThat(index.find("output " + n))
                        .as("seed 7, round %d", round)
                        .isEqualTo(names.indexOf("output " + n));
            }
        }
    }

    @Test
    void namesOfTheSameHashAreKeptApart() {
        List<String> names = new ArrayList<>(List.of("Aa", "BB", "AaAa", "BBBB"));
        NameIndex index = new NameIndex(names);
        index.grow();

        assertThat(names).allSatisfy(name -> assertThat(index.find(name)).isEqualTo(names.indexOf(name)));
        assertThat(index.find("AaBB")).isEqualTo(NameIndex.ABSENT);
    }
}
