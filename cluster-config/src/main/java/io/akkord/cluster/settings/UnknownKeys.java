package io.akkord.cluster.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import io.akkord.api.SettingsException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Refuses keys under {@code akkord} that nobody reads: most are misspelt, and HOCON would pass over them in silence. */
final class UnknownKeys {

    private UnknownKeys() {}

    static void refuse(Config config) {
        Set<String> known = SettingTable.ALL.stream().map(Setting::path).collect(Collectors.toCollection(TreeSet::new));
        for (Map.Entry<String, ConfigValue> entry :
                config.withOnlyPath("akkord").entrySet()) {
            String path = entry.getKey();
            if (!known.contains(path) && !inOpenSection(path)) {
                throw new SettingsException(path + " (" + Origins.of(entry.getValue())
                        + ") is not a setting. Maybe you mean "
                        + Nearest.to(path, known).orElseThrow());
            }
        }
    }

    private static boolean inOpenSection(String path) {
        return SettingTable.OPEN_SECTIONS.stream().anyMatch(section -> path.startsWith(section + "."));
    }
}
