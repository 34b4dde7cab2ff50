package io.akkord.persistence.manage;

import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.store.JournalEntry;
import java.util.List;

/** Collects changes of whole histories in a journal that nobody has open, and carries them out together. One thread. */
public interface HistoryEdit {

    /** Takes a history out; its id is free again. */
    HistoryEdit drop(String persistenceId);

    /**
     * Puts a history in, in place of what the id has.
     *
     * @param events verified events, without a gap; not empty
     * @param end the last one's place in the chain
     */
    HistoryEdit put(String persistenceId, List<JournalEntry> events, Mark end);

    /**
     * Carries the changes out, all or none.
     *
     * @throws io.akkord.persistence.store.JournalUnavailableException if somebody has the journal open, or it cannot be read
     *     or written; it is as before then
     */
    void apply();
}
