package io.akkord.persistence.store;

/** A process has the journal's directory open, so that it cannot be opened or copied here. */
public final class JournalOpenElsewhereException extends JournalUnavailableException {

    private static final long serialVersionUID = 1L;

    private final String holder;

    public JournalOpenElsewhereException(String message, String holder) {
        super(message);
        this.holder = holder;
    }

    /** Who has it open, such as {@code process 4711}. */
    public String holder() {
        return holder;
    }
}
