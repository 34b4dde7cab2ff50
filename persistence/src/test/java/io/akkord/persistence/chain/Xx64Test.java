package io.akkord.persistence.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against values that the reference implementation gives. */
class Xx64Test {

    @Test
    void agreesWithTheReferenceOnShortTexts() {
        assertThat(Xx64.hash("")).isEqualTo(0xEF46DB3751D8E999L);
        assertThat(Xx64.hash("a")).isEqualTo(0xD24EC4F1A98C6E5BL);
        assertThat(Xx64.hash("abc")).isEqualTo(0x44BC2CF5AD770999L);
    }

    @Test
    void agreesWithTheReferenceBeyondOneStripe() {
        assertThat(Xx64.hash("The quick brown fox jumps over the lazy dog")).isEqualTo(0x0B242D361FDA71BCL);
    }
}
