package io.akkord.cluster.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.akkord.api.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each setting accepts the ends of its range and refuses what lies beyond, by a message that says it all. */
class SettingRangesTest {

    @TestFactory
    Stream<DynamicTest> theEndsOfTheRangeAreAllowed() {
        return SettingTable.ALL.stream().flatMap(setting -> ends(setting).stream()
                .map(value ->
                        DynamicTest.dynamicTest(setting.path() + " = " + value, () -> assertThat(read(setting, value))
                                .isNotNull())));
    }

    @TestFactory
    Stream<DynamicTest> whatIsOutsideIsRefusedWithPlaceKeyValueAndRange() {
        return SettingTable.ALL.stream().flatMap(setting -> outside(setting).stream()
                .map(value ->
                        DynamicTest.dynamicTest(setting.path() + " = " + value, () -> assertRefused(setting, value))));
    }

    @TestFactory
    Stream<DynamicTest> theCommentInTheReferenceGivesTheRangeThatIsChecked() {
        ReferenceComments comments = new ReferenceComments(SettingsPageTest.reference());
        return SettingTable.ALL.stream()
                .map(setting ->
                        DynamicTest.dynamicTest(setting.path(), () -> assertThat(comments.allowed(setting.path()))
                                .isEqualTo(setting.allowed())));
    }

    private static void assertRefused(Setting setting, String value) {
        assertThatThrownBy(() -> read(setting, value))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(setting.path() + " is ")
                .hasMessageContaining(value.replace("\"", ""))
                .hasMessageContaining("(my.conf: 1)")
                .hasMessageContaining("allowed: " + setting.allowed());
    }

    private static Object read(Setting setting, String value) {
        CheckedConfig checked = new CheckedConfig(ConfigFactory.parseString(
                setting.path() + " = " + value, ConfigParseOptions.defaults().setOriginDescription("my.conf")));
        if (setting instanceof Setting.Time time) {
            return checked.time(time);
        } else if (setting instanceof Setting.Count count) {
            return checked.count(count);
        } else if (setting instanceof Setting.Size size) {
            return checked.size(size);
        } else if (setting instanceof Setting.Switch one) {
            return checked.on(one);
        } else if (setting instanceof Setting.Choice choice) {
            return checked.choice(choice);
        } else if (setting instanceof Setting.Texts texts) {
            return checked.texts(texts);
        } else if (setting instanceof Setting.Text text) {
            return checked.text(text);
        }
        return checked.counts((Setting.Counts) setting);
    }

    private static List<String> ends(Setting setting) {
        List<String> ends = new ArrayList<>();
        if (setting instanceof Setting.Time time) {
            ends.addAll(List.of(Units.show(time.low()), Units.show(time.high())));
        } else if (setting instanceof Setting.Count count) {
            ends.addAll(List.of("" + count.low(), "" + count.high()));
        } else if (setting instanceof Setting.Size size) {
            ends.addAll(List.of(Units.showBytes(size.low()), Units.showBytes(size.high())));
            ends.addAll(size.zeroToo() ? List.of("0") : List.of());
        } else if (setting instanceof Setting.Switch) {
            ends.addAll(List.of("on", "off"));
        } else if (setting instanceof Setting.Choice choice) {
            ends.addAll(choice.choices());
        } else if (setting instanceof Setting.Texts) {
            ends.addAll(List.of("[a, b]", "\"a, b\"", "[]"));
        } else if (setting instanceof Setting.Counts counts) {
            ends.addAll(List.of("{ gpu = " + counts.low() + ", disk = " + counts.high() + " }", "{}"));
        }
        return ends;
    }

    private static List<String> outside(Setting setting) {
        if (setting instanceof Setting.Time time) {
            String low = time.low().isZero() ? "-1 ms" : Units.show(time.low().minusMillis(1));
            return List.of(low, Units.show(time.high().plusMillis(1)), "soon", "true");
        } else if (setting instanceof Setting.Count count) {
            return List.of("" + (count.low() - 1), "" + (count.high() + 1L), "1.5", "many");
        } else if (setting instanceof Setting.Size size) {
            String low = size.low() == 0 ? "-1 B" : Units.showBytes(size.low() - 1);
            return List.of(low, Units.showBytes(size.high() + 1), "huge");
        } else if (setting instanceof Setting.Switch) {
            return List.of("maybe", "2");
        } else if (setting instanceof Setting.Choice) {
            return List.of("stone");
        } else if (setting instanceof Setting.Text) {
            return List.of("\" \"");
        }
        return List.of();
    }
}
