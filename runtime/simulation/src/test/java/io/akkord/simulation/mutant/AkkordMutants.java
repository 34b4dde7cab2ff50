package io.akkord.simulation.mutant;

import io.akkord.simulation.Mutant;
import io.akkord.simulation.MutantCatalogue;
import java.util.List;
import java.util.stream.Stream;

/** Deliberate bugs, by where they are. */
public final class AkkordMutants implements MutantCatalogue {

    @Override
    public List<Mutant> mutants() {
        return Stream.of(
                        JournalMutants.all(),
                        FenceMutants.all(),
                        LinkMutants.all(),
                        InstructionMutants.all(),
                        ReportMutants.all(),
                        PeerMutants.all(),
                        EffectMutants.all())
                .flatMap(List::stream)
                .toList();
    }
}
