package io.akkord.persistence.lab;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.leveldb.LevelDbPreflight;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.StoredEvent;
import io.akkord.persistence.store.JournalUnavailableException;
import io.akkord.persistence.verify.Finding;
import io.akkord.persistence.verify.JournalCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Looks at one mutated journal twice: offline as the tools do, and as a coordinator that starts on it does. */
final class Examination {

    private final LabJournal original;
    private final Path copy;
    private final Mutation mutation;
    private boolean preflighted;
    private @Nullable JournalUnavailableException refusal;

    Examination(LabJournal original, Path copy, Mutation mutation) {
        this.original = original;
        this.copy = copy;
        this.mutation = mutation;
    }

    /** What the tools find; the directory is not changed. */
    Map<String, Specimen> offline() {
        Map<String, Specimen> found = new TreeMap<>();
        JournalCheck.run(
                copy, copy.resolveSibling("snapshots"), copy.resolveSibling("checkpoints"), id -> true, each -> {
                    if (each instanceof Finding.History history) {
                        found.put(history.persistenceId(), specimen(history));
                    }
                });
        for (String id : LabJournal.IDS) {
            found.computeIfAbsent(id, lost -> new Specimen(
                            mutation,
                            id,
                            Specimen.Outcome.FAILED,
                            0,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())
                    .failing("neither journal nor marks know the id any more"));
        }
        found.replaceAll((id, each) -> each.damage().isPresent() ? each : compared(each));
        found.keySet().retainAll(LabJournal.IDS);
        return found;
    }

    private Specimen specimen(Finding.History history) {
        Specimen found = new Specimen(
                mutation,
                history.persistenceId(),
                history.damage().isPresent() ? Specimen.Outcome.DAMAGED : Specimen.Outcome.WHOLE,
                history.events(),
                history.damage().map(damage -> damage.message()),
                history.place(),
                Optional.empty());
        boolean placeless = history.damage().isPresent() && history.place().isEmpty() && !isInMark();
        return placeless ? found.failing("damaged without a place") : found;
    }

    private boolean isInMark() {
        return mutation.file().toString().endsWith(".mark");
    }

    /** A history that is said to be whole is compared byte for byte. */
    private Specimen compared(Specimen found) {
        List<StoredEvent<GraphEvent>> truth = original.truth().get(found.persistenceId());
        if (truth == null || found.outcome() == Specimen.Outcome.FAILED) {
            return found;
        }
        List<StoredEvent<GraphEvent>> events = new ArrayList<>();
        try (GraphJournal journal = GraphJournal.open(copy)) {
            events.addAll(journal.history(found.persistenceId()).events());
        }
        for (int i = 0; i < events.size(); i++) {
            if (i >= truth.size()
                    || !Arrays.equals(
                            events.get(i).body().bytes(), truth.get(i).body().bytes())) {
                return found.failing("event " + (i + 1) + " is not the one that was written");
            }
        }
        return ended(found, events.size(), truth.size());
    }

    private Specimen ended(Specimen found, int events, int truth) {
        if (events == truth) {
            return found;
        }
        if (events < original.marks().getOrDefault(found.persistenceId(), 0L)) {
            return found.failing("a silent loss: " + events + " of " + truth + " events");
        }
        return new Specimen(
                mutation,
                found.persistenceId(),
                Specimen.Outcome.PREFIX,
                events,
                Optional.empty(),
                found.place(),
                Optional.empty());
    }

    /** What a coordinator makes of it must agree. */
    Specimen live(LedgerNode node, int plugin, Specimen offline) {
        boolean sound = offline.outcome() == Specimen.Outcome.WHOLE || offline.outcome() == Specimen.Outcome.PREFIX;
        try {
            preflight();
            Ledger.Recovered recovered = node.open(offline.persistenceId(), plugin, MarkFile.directoryBeside(copy))
                    .recovered();
            return judged(offline, sound, recovered);
        } catch (JournalUnavailableException refused) {
            return sound ? offline.failing("a coordinator refuses it: " + refused.getMessage()) : offline;
        } catch (TimeoutException hang) {
            return offline.failing("recovery hangs");
        } catch (Exception failed) {
            return sound ? offline.failing("recovery fails: " + failed) : offline;
        }
    }

    /** Once a directory, before Akka opens it. */
    private void preflight() {
        if (!preflighted) {
            preflighted = true;
            try {
                LevelDbPreflight.check(copy, 0);
            } catch (JournalUnavailableException e) {
                refusal = e;
            }
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    private Specimen judged(Specimen offline, boolean sound, Ledger.Recovered recovered) {
        if (recovered.damage().isPresent() == sound) {
            return offline.failing("a coordinator says: " + recovered.damage());
        }
        if (sound && (recovered.events() != offline.events() || recovered.digest() != digest(offline))) {
            return offline.failing("a coordinator recovers " + recovered.events() + " other events");
        }
        return offline;
    }

    private long digest(Specimen specimen) {
        Ledger.State state = new Ledger.State();
        original.truth().getOrDefault(specimen.persistenceId(), List.of()).stream()
                .limit(specimen.events())
                .forEach(stored -> state.apply(stored.event()));
        return state.digest();
    }
}
