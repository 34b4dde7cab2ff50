package io.akkord.simulation.mutant;

import io.akkord.core.message.ToWorker;
import io.akkord.core.message.ToWorker.Cancel;
import io.akkord.core.message.ToWorker.Dispatch;
import io.akkord.core.message.ToWorker.MoveInputs;
import io.akkord.core.message.ToWorker.Recorded;
import io.akkord.core.message.ToWorker.Release;
import io.akkord.core.message.ToWorker.SupplyInputs;
import io.akkord.simulation.Mutant;
import io.akkord.simulation.Seams;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Bugs in what a supervisor tells workers, or in how a worker takes it. */
final class InstructionMutants {

    private InstructionMutants() {}

    static List<Mutant> all() {
        return List.of(
                takes("lost-acknowledgement", "recorded completions are not acknowledged", without(Recorded.class)),
                takes(
                        "half-acknowledgement",
                        "of several recorded completions the last is not acknowledged",
                        message -> message instanceof Recorded recorded
                                ? new Recorded(Columns.withoutLast(recorded.tasks()))
                                : message),
                takes("lost-release", "results that nobody needs stay", without(Release.class)),
                takes("lost-cancel", "attempts that are not wanted go on", without(Cancel.class)),
                takes("lost-move", "workers are not told where inputs have moved", without(MoveInputs.class)),
                takes(
                        "wrong-supply",
                        "values from the journal go to the wrong inputs",
                        message -> message instanceof SupplyInputs supply
                                ? new SupplyInputs(Columns.shifted(supply.tasks()), supply.lengths(), supply.values())
                                : message),
                takes(
                        "hasty-impure",
                        "impure results are given away before they are recorded",
                        message -> withFlags(message, ToWorker.FLAG_IMPURE)),
                takes(
                        "crowded-suspect",
                        "what must run alone runs beside others",
                        message -> withFlags(message, ToWorker.FLAG_ALONE)),
                takes(
                        "careless-output",
                        "results that must be durable are only held",
                        message -> withFlags(message, ToWorker.FLAG_DURABLE)));
    }

    private static Mutant takes(String name, String what, UnaryOperator<ToWorker> change) {
        return new Mutant(name, what, () -> new Seams() {
            @Override
            public ToWorker taken(String workerId, ToWorker message) {
                return change.apply(message);
            }
        });
    }

    private static UnaryOperator<ToWorker> without(Class<? extends ToWorker> type) {
        return message -> type.isInstance(message) ? null : message;
    }

    private static ToWorker withFlags(ToWorker message, byte without) {
        if (!(message instanceof Dispatch from)) {
            return message;
        }
        byte[] flags = Arrays.copyOf(from.flags(), from.flags().length);
        for (int i = 0; i < flags.length; i++) {
            flags[i] &= (byte) ~without;
        }
        return new Dispatch(
                from.tasks(),
                from.attempts(),
                from.operations(),
                from.options(),
                flags,
                from.ranks(),
                from.inputCounts(),
                from.inputs(),
                from.sources(),
                from.literalLengths(),
                from.literals());
    }
}
