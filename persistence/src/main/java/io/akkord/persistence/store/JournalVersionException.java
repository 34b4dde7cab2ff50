package io.akkord.persistence.store;

/** The journal is there and intact, but another version of the program made it, which this one cannot read. */
public final class JournalVersionException extends JournalUnavailableException {
    private static final long serialVersionUID = 1L;

    public JournalVersionException(String message) {
        super(message);
    }
}
