package io.akkord.simulation.mutant;

import io.akkord.core.message.Completions;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToSupervisor.Completed;
import io.akkord.core.message.ToSupervisor.Inventory;
import io.akkord.simulation.Mutant;
import io.akkord.simulation.Seams;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Bugs in what workers report. */
final class ReportMutants {

    private ReportMutants() {}

    static List<Mutant> all() {
        return List.of(
                reports(
                        "forgotten-replica",
                        "an inventory leaves out a result",
                        message -> message instanceof Inventory all
                                ? new Inventory(
                                        Columns.withoutLast(all.held()),
                                        Arrays.copyOf(all.sizes(), Math.max(0, all.sizes().length - 1)),
                                        all.active(),
                                        all.attempts())
                                : message),
                reports(
                        "forgotten-attempt",
                        "an inventory leaves out what runs",
                        message -> message instanceof Inventory all
                                ? new Inventory(all.held(), all.sizes(), new int[0], new int[0])
                                : message),
                reports(
                        "phantom-replica",
                        "an inventory names the first result whether it is there or not",
                        message -> message instanceof Inventory all && all.held().length == 0
                                ? new Inventory(new int[] {0}, new long[] {8}, all.active(), all.attempts())
                                : message),
                reports("lost-failure", "failures are not reported", without(ToSupervisor.Failed.class)),
                reports(
                        "lost-unavailable",
                        "inputs that cannot be had are not reported",
                        without(ToSupervisor.InputsUnavailable.class)),
                reports(
                        "lost-request",
                        "values in the journal are not asked for",
                        without(ToSupervisor.WantFromJournal.class)),
                reports(
                        "shifted-digests",
                        "digests are reported with the next task",
                        message -> message instanceof Completed done
                                ? new Completed(Columns.withDigests(
                                        done.completions(),
                                        Columns.shifted(done.completions().digests())))
                                : message),
                reports(
                        "false-checkpoint",
                        "results are reported as stored that are only held",
                        ReportMutants::stored));
    }

    private static Mutant reports(String name, String what, UnaryOperator<ToSupervisor> change) {
        return new Mutant(name, what, () -> new Seams() {
            @Override
            public ToSupervisor reported(String workerId, ToSupervisor message) {
                return change.apply(message);
            }
        });
    }

    private static UnaryOperator<ToSupervisor> without(Class<? extends ToSupervisor> type) {
        return message -> type.isInstance(message) ? null : message;
    }

    private static ToSupervisor stored(ToSupervisor message) {
        if (!(message instanceof Completed done)) {
            return message;
        }
        byte[] places = done.completions().places().clone();
        for (int i = 0; i < places.length; i++) {
            places[i] = places[i] == Completions.HELD ? Completions.CHECKPOINT : places[i];
        }
        return new Completed(Columns.withPlaces(done.completions(), places));
    }
}
