package io.akkord.persistence.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where the journal of a coordinator is kept. */
public enum JournalBackend {
    /** In a directory, by a single coordinator. */
    LEVELDB,
    /** In a database that several coordinators share. */
    POSTGRESQL;

    /** The words of the setting {@code akkord.journal.backend}. */
    public static List<String> words() {
        return Arrays.stream(values()).map(JournalBackend::word).toList();
    }

    /** The backend of one of the {@link #words}. */
    public static JournalBackend of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Path of Akka's settings for reading it by queries. */
    public String readJournal() {
        return "akka.persistence.query.journal." + word();
    }

    /** Whether several coordinators can use it at the same time. */
    public boolean isShared() {
        return this == POSTGRESQL;
    }
}
