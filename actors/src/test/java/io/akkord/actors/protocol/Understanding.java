package io.akkord.actors.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.UnhandledMessage;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.util.Arrays;
import java.util.List;

/** Whether actors understand every message of their protocol. */
public final class Understanding {

    private Understanding() {}

    /**
     * Sends every message, then one that nobody understands: that one must be the first which is not handled.
     *
     * @param protocol sealed interfaces; {@code messages} must have a sample of each of their records
     */
    public static <T> void assertUnderstood(
            ActorTestKit kit, ActorRef<T> actor, List<Class<?>> protocol, List<? extends T> messages, T stranger) {
        assertThat(messages.stream().<Class<?>>map(Object::getClass).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(protocol.stream()
                        .flatMap(each -> records(each).stream())
                        .toList());
        TestProbe<UnhandledMessage> unhandled = kit.createUnhandledMessageProbe();
        messages.forEach(actor::tell);
        actor.tell(stranger);
        assertThat(unhandled.receiveMessage(java.time.Duration.ofSeconds(30)).message())
                .isSameAs(stranger);
    }

    private static List<Class<?>> records(Class<?> protocol) {
        return protocol.isRecord()
                ? List.of(protocol)
                : Arrays.stream(protocol.getPermittedSubclasses())
                        .filter(Class::isRecord)
                        .toList();
    }
}
