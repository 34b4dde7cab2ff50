package io.akkord.persistence.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.replay.GraphJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Journals with one fault each come back whole, as a prefix behind which nothing was acknowledged, or name their damage
 * and its place. The whole set is run by {@code akkord journal lab}; here is a part of it.
 */
class JournalLabTest {

    private static final int MUTANTS = 100;

    @TempDir
    Path scratch;

    @Test
    void noFaultEndsInASilentlyShorterHistory() throws Exception {
        List<Specimen> all = new ArrayList<>();
        JournalLab.open(scratch, 7).run(1000, MUTANTS, all::add);

        assertThat(all).hasSize(2 * MUTANTS);
        assertThat(all).filteredOn(each -> each.failure().isPresent()).isEmpty();
        Set<Specimen.Outcome> seen = EnumSet.noneOf(Specimen.Outcome.class);
        Set<Mutation.Kind> kinds = EnumSet.noneOf(Mutation.Kind.class);
        all.forEach(each -> {
            seen.add(each.outcome());
            kinds.add(each.mutation().kind());
        });
        assertThat(seen).contains(Specimen.Outcome.WHOLE, Specimen.Outcome.DAMAGED);
        assertThat(kinds).isEqualTo(EnumSet.allOf(Mutation.Kind.class));
    }

    @Test
    void aTailThatNobodyWasToldOfMayBeLost() throws Exception {
        LabJournal original = LabJournal.write(Files.createDirectory(scratch.resolve("original")), 1, 20, 4, 3);
        Path copy = original.copyTo(scratch.resolve("copy"));
        Path log = log(copy);
        Files.write(log, Arrays.copyOf(Files.readAllBytes(log), (int) Files.size(log) - 40));

        Mutation mutation = new Mutation(0, Mutation.Kind.TRUNCATE, log, 0, 0);
        assertThat(new Examination(original, copy, mutation).offline().values())
                .extracting(Specimen::outcome)
                .containsExactlyInAnyOrder(Specimen.Outcome.WHOLE, Specimen.Outcome.PREFIX);
    }

    private static Path log(Path journal) throws IOException {
        try (var files = Files.list(journal)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aLossThatTheMarkWouldHaveShownIsCalledSilent() throws Exception {
        LabJournal original = LabJournal.write(Files.createDirectory(scratch.resolve("original")), 1, 20, 0, 3);
        Path copy = original.copyTo(scratch.resolve("copy"));
        try (GraphJournal journal = GraphJournal.open(copy)) {
            for (String id : LabJournal.IDS) {
                try (MarkFile mark = MarkFile.open(MarkFile.directoryBeside(copy), id)) {
                    mark.reset(journal.marks(id, Set.of(1L)).get(1L));
                }
            }
        }
        Path log = log(copy);
        Files.write(log, Arrays.copyOf(Files.readAllBytes(log), (int) (Files.size(log) / 2)));

        Mutation mutation = new Mutation(0, Mutation.Kind.TRUNCATE, log, 0, 0);
        assertThat(new Examination(original, copy, mutation).offline().values())
                .allSatisfy(each -> assertThat(each.failure())
                        .hasValueSatisfying(why -> assertThat(why).startsWith("a silent loss")));
    }
}
