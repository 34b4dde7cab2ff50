package io.akkord.samples.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.Akkord;
import io.akkord.api.EffectToken;
import io.akkord.api.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LettersTest {

    @TempDir
    Path outbox;

    @Test
    void eachGetsOneLetterAndNoDraftStays() throws IOException {
        List<String> people = List.of("Ada", "Grace", "Barbara");
        try (Session session = Akkord.inline()) {
            List<String> names = session.compute(Letters.letters(people, outbox.toString()));
            try (Stream<Path> files = Files.list(outbox)) {
                assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
            }
            for (int i = 0; i < people.size(); i++) {
                assertThat(outbox.resolve(names.get(i))).hasContent(Letters.compose(people.get(i)));
            }
        }
    }

    @Test
    void aSecondTryWithTheSameTokenWritesTheSameFile() throws IOException {
        try (EffectToken.Binding bound = new EffectToken("g", 7).bind()) {
            assertThat(Letters.post("a", outbox.toString())).isEqualTo("g-7.txt");
            assertThat(Letters.post("a", outbox.toString())).isEqualTo("g-7.txt");
        }
        try (Stream<Path> files = Files.list(outbox)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void outsideOfAnEffectThereIsNoToken() {
        assertThatThrownBy(EffectToken::current)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("effect()");
    }
}
