package io.akkord.persistence.lab;

import io.akkord.persistence.leveldb.file.FilePlace;
import java.util.Optional;

/**
 * What became of one history in a journal with a fault.
 *
 * @param events how many events were read
 * @param damage why not more, as a user is told
 * @param place where the fault was found in the files
 * @param failure what should not have happened: a silent loss, an altered event, a crash, a hang, damage without a place,
 *     or a coordinator that sees it otherwise than the offline reader
 */
public record Specimen(
        Mutation mutation,
        String persistenceId,
        Outcome outcome,
        long events,
        Optional<String> damage,
        Optional<FilePlace> place,
        Optional<String> failure) {

    /** How a history may end. */
    public enum Outcome {
        /** Every event is there. */
        WHOLE,
        /** Events behind the mark are missing, which nobody was told of. */
        PREFIX,
        /** It is known to be damaged. */
        DAMAGED,
        /** None of these. */
        FAILED
    }

    Specimen failing(String why) {
        return new Specimen(mutation, persistenceId, Outcome.FAILED, events, damage, place, Optional.of(why));
    }
}
