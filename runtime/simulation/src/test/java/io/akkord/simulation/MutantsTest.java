package io.akkord.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Deliberate bugs are found; {@code akkord simulate mutants} looks for all of them. */
class MutantsTest {

    private record Kill(String mutant, long seed, Invariant invariant) {}

    private static final List<Kill> KILLS = List.of(
            new Kill("acts-before-commit", 1, Invariant.COMMITTED_BEFORE_TOLD),
            new Kill("reversed-completions", 1, Invariant.PREFIX_IS_CLOSED),
            new Kill("torn-tail", 1, Invariant.REPLAY_EQUALS_LIVE),
            new Kill("hasty-impure", 2, Invariant.IMPURE_IS_ONCE),
            new Kill("trusted-lease", 16551, Invariant.IMPURE_IS_ONCE),
            new Kill("blind-to-code", 17, Invariant.CODE_IS_ACCEPTED),
            new Kill("old-epoch-at-worker", 3644, Invariant.GRAPH_ENDS),
            new Kill("crowded-suspect", 26, Invariant.GRAPH_ENDS),
            new Kill("unwritten-death", 9, Invariant.REPLAY_EQUALS_LIVE),
            new Kill("wrong-push", 2, Invariant.RESULT_IS_RIGHT));

    @TestFactory
    Stream<DynamicTest> aBugIsFoundByItsSeed() {
        Map<String, Mutant> mutants = new TreeMap<>();
        MutantCatalogue.all().forEach(mutant -> mutants.put(mutant.name(), mutant));
        return KILLS.stream()
                .map(kill -> DynamicTest.dynamicTest(
                        kill.mutant(), () -> assertThat(MutantHunt.tryOne(mutants.get(kill.mutant()), kill.seed()))
                                .get()
                                .extracting(find -> find.violation().invariant())
                                .isEqualTo(kill.invariant())));
    }

    @Test
    void thereAreFortyFourBugsWithNamesOfTheirOwn() {
        assertThat(MutantCatalogue.all()).extracting(Mutant::name).hasSize(44).doesNotHaveDuplicates();
    }
}
