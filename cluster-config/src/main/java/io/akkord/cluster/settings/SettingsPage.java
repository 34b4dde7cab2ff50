package io.akkord.cluster.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings as a page of documentation, made from the comments of {@code reference.conf}. */
public final class SettingsPage {

    private static final String HEAD =
            """
            # Settings

            Made by `./akkord settings --markdown` from the comments of `cluster-config/src/main/resources/reference.conf`;
            a test fails when it is out of date.

            Akkord is configured in HOCON, under `akkord { }`. What a node does is chosen by a profile
            (`akkord.profile`, or `--role` on the command line): `local`, `coordinator`, `worker`, `client`, and beside them
            `secure` (TLS), `postgresql` (the journal in a database) and `fast` (a dead node is noticed sooner). Profiles
            stand in `cluster-config/src/main/resources/akkord/` and hold Akka's settings too. What you write wins over the
            profile, and the profile over the defaults below:

            ```
            akkord.profile = [coordinator]
            akkord.directory = /var/lib/akkord
            akka.cluster.failure-detector.acceptable-heartbeat-pause = 5 s
            ```

            In the configuration of an actor system of your own, include a profile: `include "akkord/worker.conf"`.
            A value outside its range, and a key that does not exist, end the start with the place, the key, the value and
            what is allowed.

            Environment variables:

            | variable | what it sets |
            |---|---|
            | `AKKORD_CLUSTER` | `akkord.cluster`: where clients find the cluster |
            | `AKKORD_POSTGRESQL_PASSWORD` | `akkord.journal.postgresql.password` |
            | `AKKORD_LOG` | level of the log on standard error, `WARN` by default; a `logback.xml` of yours wins |
            | `AKKORD_JAVA_OPTS` | options for Java, such as `-Xmx4g`, when it is started by `./akkord` |
            | `AKKORD_NO_BUILD` | if set, `./akkord` does not look for changed sources |
            | `JAVA_HOME` | the JDK that `./akkord` uses |
            | `NO_COLOR` | if set, messages have no colours |
            """;

    /** One setting. */
    public record Row(String key, String defaultValue, String allowed, String meaning) {}

    private SettingsPage() {}

    /** All settings, in the order of the reference. */
    public static List<Row> rows() {
        ReferenceComments comments = new ReferenceComments(reference());
        return SettingTable.ALL.stream().map(setting -> row(setting, comments)).toList();
    }

    /** The page, from the {@code reference.conf} on the class path that has our keys. */
    public static String markdown() {
        return markdown(reference());
    }

    static String markdown(Config reference) {
        ReferenceComments comments = new ReferenceComments(reference);
        StringBuilder page = new StringBuilder(HEAD);
        sections().forEach((section, settings) -> {
            page.append("\n## ").append(section.isEmpty() ? "General" : section).append("\n\n");
            String meaning = section.isEmpty() ? "" : comments.meaning("akkord." + section);
            if (!meaning.isEmpty()) {
                page.append(meaning).append("\n\n");
            }
            page.append("| key | default | allowed | meaning |\n|---|---|---|---|\n");
            for (Setting setting : settings) {
                page.append(line(row(setting, comments)));
            }
        });
        return page.append(dispatchers(comments)).toString();
    }

    private static Row row(Setting setting, ReferenceComments comments) {
        String key = setting.path();
        return new Row(key, comments.defaultOf(key), setting.allowed(), comments.meaning(key));
    }

    private static String line(Row row) {
        return "| `" + row.key() + "` | `" + row.defaultValue() + "` | " + row.allowed() + " | " + cell(row.meaning())
                + " |\n";
    }

    private static String dispatchers(ReferenceComments comments) {
        return "\n## dispatchers\n\n" + comments.meaning("akkord.dispatchers")
                + "\n\n| dispatcher | carries |\n|---|---|\n"
                + "| `akkord.dispatchers.control` | " + comments.meaning("akkord.dispatchers.control") + " |\n"
                + "| `akkord.dispatchers.actors` | " + comments.meaning("akkord.dispatchers.actors") + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static Map<String, List<Setting>> sections() {
        Map<String, List<Setting>> sections = new LinkedHashMap<>();
        for (Setting setting : SettingTable.ALL) {
            String[] names = setting.path().split("\\.");
            sections.computeIfAbsent(names.length == 2 ? "" : names[1], name -> new java.util.ArrayList<>())
                    .add(setting);
        }
        return sections;
    }

    private static Config reference() {
        try {
            for (URL url : Collections.list(SettingsPage.class.getClassLoader().getResources("reference.conf"))) {
                try (Reader text = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                    Config config = ConfigFactory.parseReader(text);
                    if (config.root().containsKey("akkord")) {
                        return config;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("there is no reference.conf with akkord { } on the class path");
    }
}
