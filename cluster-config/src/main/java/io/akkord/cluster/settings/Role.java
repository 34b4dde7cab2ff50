package io.akkord.cluster.settings;

import io.akkord.api.SettingsException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a node does. It may have several roles. */
public enum Role {
    /** Supervises graphs and keeps their journal. */
    COORDINATOR,
    /** Runs tasks. */
    WORKER,
    /** Submits graphs. */
    CLIENT;

    /** The name in settings, on the command line and in the cluster's membership. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws SettingsException naming the word, the likely one and all there are */
    public static Role of(String word) {
        List<String> words = Arrays.stream(values()).map(Role::word).toList();
        int index = words.indexOf(word.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new SettingsException("there is no role \"" + word + "\". Maybe you mean "
                    + Nearest.to(word, words).orElseThrow() + "; the roles are " + String.join(", ", words));
        }
        return values()[index];
    }
}
