package io.akkord.cluster.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.akkord.api.SettingsException;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lays profiles between what a user wrote and what libraries ship as defaults.
 *
 * <p>{@link ConfigFactory#load()} has both in one, so the two are told apart by where each value was written: what stands
 * in a {@code reference.conf} is dropped and laid under the profiles again. Substitutions in profiles and defaults
 * therefore see the user's values.
 */
public final class ConfigLayers {

    private static final List<String> PROFILES =
            List.of("local", "coordinator", "worker", "client", "secure", "postgresql", "fast");

    /** Profiles that go with any other, and win over it. */
    private static final List<String> BESIDE = List.of("secure", "postgresql", "fast");

    private ConfigLayers() {}

    /** The settings of a node: the profiles that {@code akkord.profile} names, else the roles, else {@code local}. */
    public static Config forNode(Config given) {
        Config user = written(given);
        CheckedConfig checked = new CheckedConfig(user.withFallback(ConfigFactory.defaultReference()));
        List<String> profiles = checked.texts(SettingTable.PROFILE);
        List<String> roles = checked.texts(SettingTable.ROLES);
        if (!profiles.isEmpty()) {
            return layer(user, profiles);
        }
        return layer(user, roles.isEmpty() ? List.of("local") : roles);
    }

    /** The settings under one profile, whatever {@code akkord.profile} says, and those of it that go with any other. */
    public static Config forProfile(Config given, String profile) {
        Config user = written(given);
        CheckedConfig checked = new CheckedConfig(user.withFallback(ConfigFactory.defaultReference()));
        List<String> profiles = new ArrayList<>(List.of(profile));
        checked.texts(SettingTable.PROFILE).stream().filter(BESIDE::contains).forEach(profiles::add);
        return layer(user.withoutPath(SettingTable.ROLES.path()), profiles);
    }

    private static Config layer(Config user, List<String> names) {
        Config below = ConfigFactory.empty();
        Set<String> roles = new LinkedHashSet<>();
        for (String name : besideFirst(names)) {
            Config profile = profile(name);
            below = below.withFallback(profile);
            if (profile.hasPath(SettingTable.ROLES.path())) {
                roles.addAll(profile.getStringList(SettingTable.ROLES.path()));
            }
        }
        return user.withFallback(set(SettingTable.ROLES.path(), new ArrayList<>(roles)))
                .withFallback(forThisProcessor())
                .withFallback(below)
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
    }

    private static List<String> besideFirst(List<String> names) {
        return Stream.concat(
                        names.stream().filter(BESIDE::contains), names.stream().filter(name -> !BESIDE.contains(name)))
                .toList();
    }

    private static Config profile(String name) {
        if (name.endsWith(".conf")) {
            File file = new File(name);
            if (!file.canRead()) {
                throw new SettingsException("akkord.profile names the file " + name + ", which cannot be read");
            }
            return ConfigFactory.parseFile(file);
        }
        if (!PROFILES.contains(name)) {
            throw new SettingsException("there is no profile \"" + name + "\". Maybe you mean "
                    + Nearest.to(name, PROFILES).orElseThrow() + "; the profiles are " + String.join(", ", PROFILES)
                    + ", and paths of files that end in .conf");
        }
        return ConfigFactory.parseResources(
                ConfigLayers.class.getClassLoader(),
                "akkord/" + name + ".conf",
                ConfigParseOptions.defaults().setAllowMissing(false));
    }

    /** What somebody wrote on purpose, be it in a file, on the command line or in the environment. */
    private static Config written(Config given) {
        Config resolved = given.isResolved()
                ? given
                : given.withFallback(ConfigFactory.defaultReferenceUnresolved()).resolve();
        Config user = ConfigFactory.empty();
        for (Map.Entry<String, ConfigValue> entry : resolved.entrySet()) {
            if (!Origins.isReference(entry.getValue())) {
                user = user.withValue(entry.getKey(), entry.getValue());
            }
        }
        return user;
    }

    /** The native LevelDB is built for x86-64 only. */
    private static Config forThisProcessor() {
        Set<String> x64 = Set.of("amd64", "x86_64");
        return x64.contains(System.getProperty("os.arch", ""))
                ? ConfigFactory.empty()
                : set("akka.persistence.journal.leveldb.native", "off");
    }

    private static Config set(String path, Object value) {
        return ConfigFactory.empty().withValue(path, ConfigValueFactory.fromAnyRef(value, "profile"));
    }
}
