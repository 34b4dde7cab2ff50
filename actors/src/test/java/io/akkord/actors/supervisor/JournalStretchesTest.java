package io.akkord.actors.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.actors.supervisor.JournalInlineResults.Stretch;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class JournalStretchesTest {

    @Test
    void neighboursAreReadTogetherAndDistantEventsApart() {
        assertThat(JournalInlineResults.stretches(new long[] {3, 4, 20, 100}))
                .containsExactly(new Stretch(3, 20), new Stretch(100, 100));
    }

    @Test
    void noStretchIsLongerThanOneReadOfTheQuery() {
        List<Stretch> stretches =
                JournalInlineResults.stretches(LongStream.rangeClosed(1, 1000).toArray());
        assertThat(stretches).allMatch(stretch -> stretch.to() - stretch.from() < 64);
        assertThat(stretches.get(0).from()).isEqualTo(1);
        assertThat(stretches.get(stretches.size() - 1).to()).isEqualTo(1000);
        for (int i = 1; i < stretches.size(); i++) {
            assertThat(stretches.get(i).from()).isEqualTo(stretches.get(i - 1).to() + 1);
        }
    }
}
