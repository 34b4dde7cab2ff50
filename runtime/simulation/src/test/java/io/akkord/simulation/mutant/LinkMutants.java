package io.akkord.simulation.mutant;

import io.akkord.core.link.LinkSender;
import io.akkord.simulation.LinkEnd;
import io.akkord.simulation.Mutant;
import io.akkord.simulation.Seams;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Bugs in what turns an unreliable network into messages that come once and in order. */
final class LinkMutants {

    private LinkMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant("never-resent", "frames without an acknowledgement are not sent again", NeverResent::new),
                new Mutant("repeated-frames", "a frame that comes twice is delivered twice", Repeated::new),
                new Mutant("unordered-frames", "frames are delivered as they come", Unordered::new),
                new Mutant("early-acknowledgement", "a frame is acknowledged before it has come", Early::new),
                new Mutant("silent-receiver", "bare acknowledgements are not sent", Silent::new));
    }

    private static final class NeverResent extends Seams {
        @Override
        public <O, I> LinkEnd<O, I> link(int window, LinkEnd.Transmit<O> transmit) {
            return new LinkEnd<>(window, transmit) {
                @Override
                protected List<LinkSender.Numbered<O>> overdue(long now) {
                    return List.of();
                }
            };
        }
    }

    private static final class Repeated extends Seams {
        @Override
        public <O, I> LinkEnd<O, I> link(int window, LinkEnd.Transmit<O> transmit) {
            return new LinkEnd<>(window, transmit) {
                @Override
                protected List<I> receive(long number, I content, long acknowledged, long now) {
                    List<I> inOrder = super.receive(number, content, acknowledged, now);
                    return number > 0 && inOrder.isEmpty() ? List.of(content) : inOrder;
                }
            };
        }
    }

    private static final class Unordered extends Seams {
        @Override
        public <O, I> LinkEnd<O, I> link(int window, LinkEnd.Transmit<O> transmit) {
            return new LinkEnd<>(window, transmit) {
                private final Set<Long> seen = new HashSet<>();

                @Override
                protected List<I> receive(long number, I content, long acknowledged, long now) {
                    super.receive(number, content, acknowledged, now);
                    return number > 0 && seen.add(number) ? List.of(content) : List.of();
                }
            };
        }
    }

    private static final class Early extends Seams {
        @Override
        public <O, I> LinkEnd<O, I> link(int window, LinkEnd.Transmit<O> transmit) {
            return new LinkEnd<>(
                    window, (number, content, acknowledged) -> transmit.frame(number, content, acknowledged + 1));
        }
    }

    private static final class Silent extends Seams {
        @Override
        public <O, I> LinkEnd<O, I> link(int window, LinkEnd.Transmit<O> transmit) {
            return new LinkEnd<>(window, (number, content, acknowledged) -> {
                if (number > 0) {
                    transmit.frame(number, content, acknowledged);
                }
            });
        }
    }
}
