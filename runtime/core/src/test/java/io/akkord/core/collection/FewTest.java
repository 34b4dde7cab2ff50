package io.akkord.core.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FewTest {

    @Test
    void keepsTheOrderOfAdding() {
        Few<String> few = new Few<>();
        List<String> seen = new ArrayList<>();
        few.forEach(seen::add);
        assertThat(seen).isEmpty();
        few.add("b");
        few.add("a");
        few.add("b");
        few.forEach(seen::add);
        assertThat(seen).containsExactly("b", "a", "b");
    }

    @Test
    void knowsWhatItContains() {
        Few<String> few = new Few<>();
        assertThat(few.contains("a")).isFalse();
        few.add("a");
        few.add("b");
        assertThat(few.contains("a")).isTrue();
        assertThat(few.contains("b")).isTrue();
        assertThat(few.contains("c")).isFalse();
    }
}
