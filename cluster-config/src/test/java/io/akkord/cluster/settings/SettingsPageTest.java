package io.akkord.cluster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    static Config reference() {
        return ConfigFactory.parseFile(new File("src/main/resources/reference.conf"));
    }

    @Test
    void theDocumentationIsWhatTheReferenceSays() throws IOException {
        assertThat(Files.readString(Path.of("../docs/settings.md")))
                .as("docs/settings.md is out of date; run: ./akkord settings --markdown > docs/settings.md")
                .isEqualTo(SettingsPage.markdown(reference()));
    }

    @Test
    void everyKeyOfTheReferenceIsInTheTable() {
        Set<String> inTable =
                SettingTable.ALL.stream().map(Setting::path).collect(Collectors.toCollection(TreeSet::new));
        inTable.remove(SettingTable.RESOURCES.path());
        Set<String> inReference = reference().resolve().entrySet().stream()
                .map(entry -> entry.getKey())
                .filter(path -> !path.startsWith("akkord.dispatchers."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(inReference).isEqualTo(inTable);
    }

    @Test
    void everyKeySaysWhatItMeans() {
        ReferenceComments comments = new ReferenceComments(reference());
        assertThat(SettingTable.ALL).allSatisfy(setting -> assertThat(comments.meaning(setting.path()))
                .as(setting.path())
                .isNotBlank());
    }

    @Test
    void everyTimeAndSizeSaysWhatTooLowAndTooHighDo() {
        ReferenceComments comments = new ReferenceComments(reference());
        assertThat(SettingTable.ALL.stream()
                        .filter(setting -> setting instanceof Setting.Time
                                || setting instanceof Setting.Size && !setting.equals(SettingTable.UNRECORDED_BYTES)))
                .allSatisfy(setting -> assertThat(comments.meaning(setting.path()))
                        .as(setting.path())
                        .contains("Too low:", "Too high:"));
    }
}
