package io.akkord.persistence.manage;

import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.checkpoint.DurableFiles;
import io.akkord.persistence.leveldb.LevelDbJournalReader;
import io.akkord.persistence.leveldb.LevelDbRewriter;
import io.akkord.persistence.store.JournalEntry;
import io.akkord.persistence.store.JournalUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Changes of a LevelDB journal: it is written anew beside the old one, and the two are exchanged. */
public final class JournalEdit implements HistoryEdit {

    private final Path journal;
    private final Set<String> dropped = new TreeSet<>();
    private final Map<String, List<JournalEntry>> put = new LinkedHashMap<>();
    private final Map<String, Mark> ends = new LinkedHashMap<>();

    public JournalEdit(Path journal) {
        this.journal = journal.toAbsolutePath().normalize();
    }

    @Override
    public JournalEdit drop(String persistenceId) {
        dropped.add(persistenceId);
        return this;
    }

    @Override
    public JournalEdit put(String persistenceId, List<JournalEntry> events, Mark end) {
        put.put(persistenceId, events);
        ends.put(persistenceId, end);
        return this;
    }

    /**
     * Carries the changes out. Takes the time and, until it is done, the space of writing all that stays.
     *
     * @throws JournalUnavailableException if a process has the journal open, or it cannot be read or written; it is as
     *     before then
     */
    @Override
    public void apply() {
        Path fresh = journal.resolveSibling(journal.getFileName() + "-new");
        Path old = journal.resolveSibling(journal.getFileName() + "-old");
        try {
            finish(journal);
            DurableFiles.deleteTree(fresh);
            DurableFiles.deleteTree(old);
            write(fresh);
            new MarkMoves(dropped, ends).writeTo(fresh);
            Files.move(journal, old);
            Files.move(fresh, journal);
            DurableFiles.sync(journal.resolveSibling(".").normalize());
            finish(journal);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + journal + " cannot be exchanged for " + fresh, e);
        }
    }

    private void write(Path fresh) {
        Set<String> gone = new TreeSet<>(dropped);
        gone.addAll(put.keySet());
        try (LevelDbJournalReader reader = LevelDbJournalReader.open(journal)) {
            reader.logDamage().ifPresent(damage -> {
                throw new JournalUnavailableException("the journal " + journal + " is damaged (" + damage
                        + "); run \"akkord journal verify\", and repair it first");
            });
            LevelDbRewriter.rewrite(reader, fresh, gone, put);
        }
    }

    /**
     * Completes a change that was broken off while directories were exchanged; does nothing if none was. To be called
     * before the journal is opened.
     */
    public static void finish(Path journal) {
        Path directory = journal.toAbsolutePath().normalize();
        Path fresh = directory.resolveSibling(directory.getFileName() + "-new");
        Path old = directory.resolveSibling(directory.getFileName() + "-old");
        try {
            if (Files.notExists(directory) && Files.exists(old)) {
                Files.move(MarkMoves.isIn(fresh) ? fresh : old, directory);
            }
            if (MarkMoves.isIn(directory)) {
                MarkMoves.read(directory).carryOut(MarkFile.directoryBeside(directory));
                MarkMoves.remove(directory);
                DurableFiles.deleteTree(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a change of the journal " + directory + " cannot be completed", e);
        }
    }
}
