package io.akkord.simulation.mutant;

import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToPeer.Push;
import io.akkord.core.message.ToPeer.Subscribe;
import io.akkord.simulation.Mutant;
import io.akkord.simulation.Seams;
import java.util.List;
import java.util.function.UnaryOperator;

/** Bugs in how results go from worker to worker. */
final class PeerMutants {

    private PeerMutants() {}

    static List<Mutant> all() {
        return List.of(
                hears(
                        "half-subscription",
                        "of several subscriptions only the first counts",
                        message -> message instanceof Subscribe all
                                ? new Subscribe(all.graph(), Columns.first(all.tasks()))
                                : message),
                hears(
                        "wrong-push",
                        "pushed values are taken for one another",
                        message -> message instanceof Push push
                                ? new Push(push.graph(), Columns.shifted(push.tasks()), push.lengths(), push.values())
                                : message));
    }

    private static Mutant hears(String name, String what, UnaryOperator<ToPeer> change) {
        return new Mutant(name, what, () -> new Seams() {
            @Override
            public ToPeer whispered(String from, ToPeer message) {
                return change.apply(message);
            }
        });
    }
}
