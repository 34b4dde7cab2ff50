package io.akkord.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A part of what {@code akkord simulate exhaustive} runs: all messages of every case, but not all of them here. */
class ExhaustiveTest {

    private static final int STRIDE = 17;
    private static final List<Exhaustive> CASES = Exhaustive.cases();

    @TestFactory
    Stream<DynamicTest> whateverBecomesOfOneMessageTheResultsAreTheSame() {
        return CASES.stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    for (long message = each.name().length(); message < each.messages(); message += STRIDE) {
                        assertThat(each.tryMessage(message)).isEmpty();
                    }
                }));
    }

    @Test
    void everyTypeOfMessageOccurs() {
        Set<Class<?>> occurred = new HashSet<>();
        CASES.forEach(each -> occurred.addAll(each.messageTypes()));
        Set<Class<?>> all = new HashSet<>();
        Stream.of(ToWorker.class, ToSupervisor.class, ToPeer.class)
                .forEach(protocol -> all.addAll(List.of(protocol.getPermittedSubclasses())));
        assertThat(occurred).isEqualTo(all);
    }
}
