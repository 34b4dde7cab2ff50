package io.akkord.cluster.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import io.akkord.api.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Settings that come from the command line; they win over files, and messages name the option they came from. */
final class ConfigOptions {

    private Config above = ConfigFactory.empty();

    /** A value that an option of its own gives. */
    ConfigOptions option(String name, String path, Object value) {
        above = ConfigFactory.empty()
                .withValue(path, ConfigValueFactory.fromAnyRef(value, name))
                .withFallback(above);
        return this;
    }

    /** Values of {@code --set key=value}, the value in HOCON. */
    ConfigOptions setAll(List<String> settings) {
        for (String setting : settings) {
            if (setting.indexOf('=') < 1) {
                throw new SettingsException(
                        "--set " + setting + " is not key=value, such as --set akkord.worker.slots=4");
            }
            above = parse(setting).withFallback(above);
        }
        return this;
    }

    private static Config parse(String setting) {
        try {
            return ConfigFactory.parseString(
                    setting, ConfigParseOptions.defaults().setOriginDescription("--set"));
        } catch (ConfigException e) {
            throw new SettingsException(
                    "--set " + setting + " cannot be read; quote values with special characters: " + e.getMessage());
        }
    }

    /** A directory as {@code akkord certs} makes it, and with it the profile {@code secure}. */
    ConfigOptions certificates(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new SettingsException(
                    "--certs " + directory + " is no directory; make one with: akkord certs --out " + directory);
        }
        option("--certs", "akkord.tls.directory", directory.toString());
        return option("--certs", "akkord.profile", List.of("secure"));
    }

    /** These values over those of {@code application.conf} and the system properties. */
    Config load() {
        return above.withFallback(ConfigFactory.load());
    }

    /** These values over those of a file. */
    Config load(Path file) {
        if (!Files.isReadable(file)) {
            throw new SettingsException("--conf " + file + " cannot be read");
        }
        return above.withFallback(ConfigFactory.parseFile(file.toFile())).withFallback(ConfigFactory.load());
    }
}
