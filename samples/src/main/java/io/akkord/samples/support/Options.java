package io.akkord.samples.support;

import io.akkord.api.SettingsException;

/** Checks of options, whose messages name the option and the value. */
public final class Options {

    private Options() {}

    /** @throws SettingsException if the value is too small */
    public static void requireAtLeast(String option, long value, long least) {
        if (value < least) {
            throw new SettingsException(option + " is " + value + "; give " + least + " or more");
        }
    }
}
