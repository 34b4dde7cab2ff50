package io.akkord.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.Ledger;
import io.akkord.persistence.chain.LedgerNode;
import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.leveldb.LevelDbPreflight;
import io.akkord.persistence.schema.SampleEvents;
import io.akkord.persistence.store.JournalUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal of two histories of 500 events, and many copies of it with one fault in each: every copy must come back
 * whole, or name its damage, or be refused. None may come back shorter without a word, live or offline.
 */
class JournalDamageTest {

    private static final int EVENTS = 500;
    private static final int LIVES = 5;
    private static final int MUTANTS = 160;
    private static final int NODE_SIZE = 20;
    private static final List<String> IDS = List.of("graph|one", "graph|two");

    private enum Verdict {
        WHOLE,
        DAMAGED,
        REFUSED
    }

    @TempDir
    static Path directory;

    private static Path original;
    private static final Map<String, History<GraphEvent>> TRUTH = new TreeMap<>();

    @BeforeAll
    static void writeTheOriginal() throws Exception {
        original = directory.resolve("original/journal");
        Files.createDirectories(original);
        List<GraphEvent> samples = SampleEvents.graph();
        for (int life = 0; life < LIVES; life++) {
            try (LedgerNode node = LedgerNode.start(original)) {
                List<LedgerNode.Live> ledgers = new ArrayList<>();
                for (String id : IDS) {
                    ledgers.add(node.open(id, 0, MarkFile.directoryBeside(original)));
                }
                for (int i = 0; i < EVENTS / LIVES; i++) {
                    node.write(ledgers.get(0), List.of(samples.get((life + i) % samples.size())));
                    node.write(ledgers.get(1), List.of(samples.get(i % samples.size())));
                }
            }
        }
        try (GraphJournal journal = GraphJournal.open(original)) {
            IDS.forEach(id -> TRUTH.put(id, journal.history(id)));
        }
    }

    @Test
    void theOfflineReaderSeesWhatTheEntitySees() throws Exception {
        Path copy = copy("copy");
        try (LedgerNode node = LedgerNode.start(copy)) {
            for (String id : IDS) {
                assertThat(TRUTH.get(id).damage()).isEmpty();
                assertThat(TRUTH.get(id).events()).hasSize(EVENTS);
                assertThat(node.open(id, 0, MarkFile.directoryBeside(copy)).recovered())
                        .isEqualTo(new Ledger.Recovered(EVENTS, digest(TRUTH.get(id)), java.util.Optional.empty()));
            }
        }
    }

    @Test
    void noFaultEndsInASilentlyShorterHistory() throws Exception {
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        for (int seed = 0; seed < MUTANTS; seed += NODE_SIZE) {
            List<Path> copies = new ArrayList<>();
            List<Mutation> mutations = new ArrayList<>();
            List<Map<String, Verdict>> offline = new ArrayList<>();
            for (int i = 0; i < NODE_SIZE; i++) {
                copies.add(copy("mutant-" + (seed + i)));
                mutations.add(Mutation.apply(copies.get(i), seed + i));
                offline.add(offline(copies.get(i), mutations.get(i)));
            }
            try (LedgerNode node = LedgerNode.start(copies)) {
                for (int i = 0; i < NODE_SIZE; i++) {
                    Map<String, Verdict> live = live(node, copies, i, mutations.get(i));
                    assertThat(wholeOnes(live)).as("%s", mutations.get(i)).isEqualTo(wholeOnes(offline.get(i)));
                    seen.addAll(live.values());
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Verdict.values());
    }

    private static List<String> wholeOnes(Map<String, Verdict> verdicts) {
        return IDS.stream().filter(id -> verdicts.get(id) == Verdict.WHOLE).toList();
    }

    /** What is read offline is a true prefix; without damage it is all there is. */
    private static Map<String, Verdict> offline(Path journal, Mutation mutation) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        try (GraphJournal copy = GraphJournal.open(journal)) {
            for (String id : IDS) {
                History<GraphEvent> history = copy.history(id);
                int count = history.events().size();
                for (int i = 0; i < count; i++) {
                    assertThat(history.events().get(i).body().bytes())
                            .as("%s, event %d", mutation, i + 1)
                            .isEqualTo(TRUTH.get(id).events().get(i).body().bytes());
                }
                boolean whole = history.damage().isEmpty();
                assertThat(whole ? count : EVENTS).as("%s", mutation).isEqualTo(EVENTS);
                verdicts.put(id, whole ? Verdict.WHOLE : Verdict.DAMAGED);
            }
        } catch (JournalUnavailableException e) {
            IDS.forEach(id -> verdicts.put(id, Verdict.REFUSED));
        }
        return verdicts;
    }

    private static Map<String, Verdict> live(LedgerNode node, List<Path> copies, int i, Mutation mutation) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        try {
            LevelDbPreflight.check(copies.get(i), 0);
            IDS.forEach(id -> verdicts.put(id, live(node, copies.get(i), i, id, mutation)));
        } catch (JournalUnavailableException e) {
            IDS.forEach(id -> verdicts.put(id, Verdict.REFUSED));
        }
        return verdicts;
    }

    private static Verdict live(LedgerNode node, Path copy, int plugin, String id, Mutation mutation) {
        Ledger.Recovered recovered;
        try {
            recovered = node.open(id, plugin, MarkFile.directoryBeside(copy)).recovered();
        } catch (Exception e) {
            return Verdict.REFUSED;
        }
        if (recovered.damage().isPresent()) {
            return Verdict.DAMAGED;
        }
        assertThat(recovered.events()).as("%s", mutation).isEqualTo(EVENTS);
        assertThat(recovered.digest()).as("%s", mutation).isEqualTo(digest(TRUTH.get(id)));
        return Verdict.WHOLE;
    }

    private static long digest(History<GraphEvent> history) {
        Ledger.State state = new Ledger.State();
        history.events().forEach(stored -> state.apply(stored.event()));
        return state.digest();
    }

    private static Path copy(String name) throws IOException {
        Path target = directory.resolve(name);
        try (Stream<Path> files = Files.walk(original.getParent())) {
            for (Path file : files.toList()) {
                Path to = target.resolve(original.getParent().relativize(file).toString());
                Files.copy(file, to);
            }
        }
        return target.resolve("journal");
    }
}
