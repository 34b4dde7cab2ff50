package io.akkord.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.space.RetentionPolicy.Ended;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {

    private static final List<Ended> GRAPHS =
            List.of(new Ended("b", 200), new Ended("d", 400), new Ended("a", 100), new Ended("c", 300));

    @Test
    void theOldestGoFirst() {
        assertThat(new RetentionPolicy(1, 1000).expired(GRAPHS, 500)).containsExactly("a", "b", "c");
        assertThat(new RetentionPolicy(0, 1000).expired(GRAPHS, 500)).hasSize(4);
    }

    @Test
    void whatIsTooOldGoesHoweverFewThereAre() {
        assertThat(new RetentionPolicy(10, 250).expired(GRAPHS, 500)).containsExactly("a", "b");
    }

    @Test
    void everythingIsEverything() {
        assertThat(RetentionPolicy.EVERYTHING.expired(GRAPHS, Long.MAX_VALUE)).isEmpty();
    }
}
