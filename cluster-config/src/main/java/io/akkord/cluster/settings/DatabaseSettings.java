package io.akkord.cluster.settings;

import com.typesafe.config.Config;
import io.akkord.api.SettingsException;
import io.akkord.persistence.postgres.PostgresAccess;
import io.akkord.persistence.store.JournalBackend;
import java.util.Optional;

/** How to reach the database of the journal, as {@code akkord.journal.postgresql} says. */
public final class DatabaseSettings {

    private DatabaseSettings() {}

    /**
     * Reads and checks the settings.
     *
     * @throws SettingsException naming the place, the key, the value and what is allowed
     */
    public static PostgresAccess read(Config config) {
        return read(new CheckedConfig(config));
    }

    /** As {@link #read}, or empty if the journal is in a directory. */
    public static Optional<PostgresAccess> readIfUsed(Config config) {
        CheckedConfig checked = new CheckedConfig(config);
        return JournalBackend.of(checked.choice(SettingTable.JOURNAL_BACKEND)).isShared()
                ? Optional.of(read(checked))
                : Optional.empty();
    }

    static PostgresAccess read(CheckedConfig checked) {
        String url = checked.text(SettingTable.DATABASE_URL);
        String schema = checked.text(SettingTable.DATABASE_SCHEMA);
        if (!url.startsWith(PostgresAccess.URL_PREFIX)) {
            throw checked.refuse(SettingTable.DATABASE_URL);
        }
        if (!schema.matches(PostgresAccess.SCHEMA_NAME)) {
            throw checked.refuse(SettingTable.DATABASE_SCHEMA);
        }
        checked.count(SettingTable.DATABASE_CONNECTIONS);
        checked.time(SettingTable.DATABASE_CONNECTION_TIMEOUT);
        return new PostgresAccess(
                url,
                checked.text(SettingTable.DATABASE_USER),
                checked.secret(SettingTable.DATABASE_PASSWORD),
                schema,
                (int) checked.time(SettingTable.DATABASE_CONNECT_TIMEOUT).toSeconds());
    }
}
