package io.akkord.cluster.cli;

import io.akkord.api.SettingsException;
import io.akkord.simulation.quality.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Strategies, orderings and modes by the names that the command line has for them. */
final class PolicyNames {

    private PolicyNames() {}

    /** Those named, or all if none is. */
    static <E extends Enum<E>> List<E> some(String option, List<String> names, E[] all) {
        return names.isEmpty()
                ? List.of(all)
                : names.stream().map(name -> one(option, name, all)).toList();
    }

    /** @throws SettingsException if there is none of this name */
    static <E extends Enum<E>> E one(String option, String name, E[] all) {
        String wanted = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return Stream.of(all)
                .filter(value -> Policy.label(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new SettingsException(option + " is " + name + "; choose from "
                        + String.join(
                                ", ", Arrays.stream(all).map(Policy::label).toList())));
    }
}
