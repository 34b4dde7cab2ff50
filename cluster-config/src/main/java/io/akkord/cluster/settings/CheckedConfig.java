package io.akkord.cluster.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.akkord.api.SettingsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads settings and checks each against its {@link Setting}. What is wrong is a {@link SettingsException} with the
 * place, the key, the value and what is allowed.
 */
final class CheckedConfig {

    private final Config config;

    CheckedConfig(Config config) {
        this.config = config;
    }

    Duration time(Setting.Time setting) {
        Duration value = read(setting, config::getDuration);
        return inRange(setting, value.compareTo(setting.low()) >= 0 && value.compareTo(setting.high()) <= 0, value);
    }

    int count(Setting.Count setting) {
        long value = read(setting, path -> wholeNumber(config.getValue(path)));
        inRange(setting, value >= setting.low() && value <= setting.high(), value);
        return Math.toIntExact(value);
    }

    long size(Setting.Size setting) {
        long value = read(setting, config::getBytes);
        boolean inside = (value >= setting.low() && value <= setting.high()) || (value == 0 && setting.zeroToo());
        return inRange(setting, inside, value);
    }

    boolean on(Setting.Switch setting) {
        return read(setting, config::getBoolean);
    }

    String text(Setting setting) {
        String value = read(setting, config::getString).trim();
        return inRange(setting, !value.isEmpty(), value);
    }

    /** Also an empty text. */
    String secret(Setting.Secret setting) {
        return read(setting, config::getString);
    }

    Path path(Setting.Text setting) {
        String value = text(setting);
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw refuse(setting);
        }
    }

    String choice(Setting.Choice setting) {
        String value = text(setting);
        return inRange(setting, setting.choices().contains(value), value);
    }

    /** A list, or one text with commas between the entries. */
    List<String> texts(Setting.Texts setting) {
        return read(setting, path -> {
            if (config.getValue(path).valueType() == ConfigValueType.LIST) {
                return List.copyOf(config.getStringList(path));
            }
            return Arrays.stream(config.getString(path).split(","))
                    .map(String::trim)
                    .filter(entry -> !entry.isEmpty())
                    .toList();
        });
    }

    Map<String, Integer> counts(Setting.Counts setting) {
        Map<String, Integer> all = new TreeMap<>();
        for (String name : read(setting, config::getObject).keySet()) {
            String path = setting.path() + "." + ConfigUtil.joinPath(name);
            all.put(name, count(new Setting.Count(path, setting.low(), setting.high())));
        }
        return all;
    }

    /** The complaint that the value of a setting is not among those allowed. */
    SettingsException refuse(Setting setting) {
        return new SettingsException(
                setting.path() + " is " + shown(setting) + " (" + origin(setting) + "); allowed: " + setting.allowed());
    }

    String origin(Setting setting) {
        return Origins.of(config, setting.path());
    }

    private <T> T inRange(Setting setting, boolean inside, T value) {
        if (!inside) {
            throw refuse(setting);
        }
        return value;
    }

    private <T> T read(Setting setting, Function<String, T> reader) {
        try {
            return reader.apply(setting.path());
        } catch (ConfigException.Missing e) {
            throw new SettingsException(setting.path() + " has no value; allowed: " + setting.allowed());
        } catch (ConfigException | ArithmeticException e) {
            throw refuse(setting);
        }
    }

    private String shown(Setting setting) {
        if (setting instanceof Setting.Secret) {
            return "not shown";
        }
        ConfigValue value = config.getValue(setting.path());
        Object plain = value.unwrapped();
        return plain instanceof String ? "\"" + plain + "\"" : String.valueOf(plain);
    }

    private static long wholeNumber(ConfigValue value) {
        String text = String.valueOf(value.unwrapped()).trim();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ConfigException.BadValue(value.origin(), "", "not a whole number: " + text, e);
        }
    }
}
