package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandGroupTest {

    @Command(name = "top")
    static final class Top {}

    @Command(name = "inner")
    static final class Inner {}

    @Command(name = "leaf")
    static final class Leaf {}

    private final List<String> made = new ArrayList<>();
    private final CommandGroup group = CommandGroup.of(new Top())
            .add("alone", () -> leaf("alone"))
            .add("inner", () -> CommandGroup.of(new Inner())
                    .add("first", () -> leaf("first"))
                    .add("second", () -> leaf("second")));

    private Leaf leaf(String name) {
        made.add(name);
        return new Leaf();
    }

    @Test
    void onlyTheCommandThatIsNamedIsMade() {
        CommandLine line = group.line(List.of("inner", "second", "first"));
        assertThat(made).containsExactly("second");
        assertThat(line.getSubcommands()).containsOnlyKeys("inner");
        assertThat(line.getSubcommands().get("inner").getSubcommands()).containsOnlyKeys("second");
    }

    @Test
    void allAreMadeWhenNoneIsNamedFirst() {
        for (List<String> words :
                List.of(List.<String>of(), List.of("--help"), List.of("alnoe"), List.of("-v", "alone"))) {
            made.clear();
            assertThat(group.line(words).getSubcommands()).containsOnlyKeys("alone", "inner");
            assertThat(made).containsExactly("alone", "first", "second");
        }
        made.clear();
        group.line(List.of("inner", "--help"));
        assertThat(made).containsExactly("first", "second");
    }

    @Test
    void commandsAreAddedUnderTheNamesThatTheyHave() {
        assertNamesAgree(Main.commandLine(
                new CommandContext(Terminal.system(), (config, coordinators) -> {
                    throw new AssertionError("no connection was expected");
                }),
                List.of()));
    }

    private static void assertNamesAgree(CommandLine line) {
        line.getSubcommands().forEach((name, command) -> {
            Command annotation =
                    command.getCommandSpec().userObject().getClass().getAnnotation(Command.class);
            assertThat(annotation.name()).isEqualTo(name);
            assertNamesAgree(command);
        });
    }
}
