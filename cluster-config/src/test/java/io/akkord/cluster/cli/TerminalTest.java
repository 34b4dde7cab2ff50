package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @Test
    void inAPipeProgressIsALineEveryTenth() {
        try (ProgressBar bar = terminal(false).progress("work", 1000)) {
            for (int done = 0; done <= 1000; done++) {
                bar.update(done);
            }
        }
        assertThat(messages()).hasSize(10);
        assertThat(messages().get(0)).isEqualTo("work  10 %  100/1,000");
        assertThat(messages().get(9)).isEqualTo("work  100 %  1,000/1,000");
        assertThat(data.size()).isZero();
    }

    @Test
    void onATerminalProgressMovesInPlaceAndEndsItsLine() {
        try (ProgressBar bar = terminal(true).progress("work", 10)) {
            bar.update(0);
            bar.update(10, 10, "almost");
        }
        String text = messages.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("\r").contains("##########").contains("10/10").endsWith("almost\n");
    }

    @Test
    void anEmptyTotalIsNoDivisionByZero() {
        try (ProgressBar bar = terminal(true).progress("work", 0)) {
            bar.update(0);
        }
        assertThat(messages.size()).isPositive();
    }

    @Test
    void jsonIsOneLineAndEscaped() {
        String json = Json.object()
                .put("text", "a \"b\"\n\u0001")
                .put("count", 3L)
                .put("rate", 1.5)
                .put("infinite", Double.POSITIVE_INFINITY)
                .put("yes", true)
                .put("list", List.of(1, "two", true))
                .put("none", List.of())
                .put("absent", Optional.empty())
                .put("inner", Json.object().put("x", 1))
                .putRaw("raw", "[1]")
                .toString();
        assertThat(json)
                .isEqualTo(
                        "{\"text\":\"a \\\"b\\\"\\n\\u0001\",\"count\":3,\"rate\":1.5,\"infinite\":null,\"yes\":true,"
                                + "\"list\":[1,\"two\",true],\"none\":[],\"inner\":{\"x\":1},\"raw\":[1]}");
    }

    private Terminal terminal(boolean interactive) {
        return new Terminal(
                new PrintStream(data, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                interactive,
                false);
    }

    private List<String> messages() {
        return messages.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
