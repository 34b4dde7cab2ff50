package io.akkord.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.GraphRejectedException;
import org.junit.jupiter.api.Test;

class DraftsTest {

    private static Arguments arguments(byte[] literal, int times, int... tasks) {
        Arguments arguments = new Arguments();
        for (int i = 0; i < times; i++) {
            arguments.addLiteral(literal);
        }
        for (int task : tasks) {
            arguments.addTask(task);
        }
        return arguments;
    }

    @Test
    void argumentsOfAllDraftsLieOneAfterTheOther() {
        byte[] one = {1};
        byte[] two = {2};
        Drafts drafts = new Drafts(10);
        drafts.add(0, 0, arguments(one, 1, 3));
        drafts.add(1, 0, arguments(two, 1, 10, 10));

        assertThat(drafts.size()).isEqualTo(2);
        assertThat(drafts.literal(drafts.argument(drafts.start(0)))).isSameAs(one);
        assertThat(drafts.literal(drafts.argument(drafts.start(1)))).isSameAs(two);
        assertThat(drafts.rowOfArgument(1)).as("of an earlier segment").isNegative();
        assertThat(drafts.rowOfArgument(3)).isZero();
        assertThat(drafts.end(1)).isEqualTo(drafts.argumentCount()).isEqualTo(5);
    }

    @Test
    void moreLiteralsThanASegmentHoldsAreRefused() {
        byte[] megabyte = new byte[1 << 20];
        Drafts drafts = new Drafts(0);
        drafts.add(0, 0, arguments(megabyte, 511));
        assertThatThrownBy(() -> drafts.add(0, 0, arguments(megabyte, 1)))
                .isInstanceOf(GraphRejectedException.class)
                .hasMessageContainingAll("more than 536870912 bytes", "let a task load such values");
    }
}
