package io.akkord.api;

/** A setting is wrong: the message names the key, its value and the allowed range. */
public final class SettingsException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }
}
