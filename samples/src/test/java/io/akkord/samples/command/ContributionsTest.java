package io.akkord.samples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.cluster.cli.CommandContribution;
import io.akkord.cluster.cli.CommandGroup;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ContributionsTest {

    @Test
    void theCommandLineFindsTheSamples() {
        CommandGroup group = CommandGroup.of(CommandLine.Model.CommandSpec.create());
        ServiceLoader.load(CommandContribution.class).forEach(each -> group.add(each.name(), each::command));
        CommandLine line = group.all();

        assertThat(line.getSubcommands()).containsKeys("demo", "run", "bench", "run-workflow", "chaos");
        assertThat(line.getSubcommands().get("run").getSubcommands())
                .containsOnlyKeys("large-image", "matmul", "words", "drill", "failover", "svd", "stats");
        assertThat(line.getSubcommands().get("bench").getSubcommands())
                .containsKeys(
                        "merge",
                        "tree",
                        "rsds",
                        "taskbench",
                        "submit",
                        "latency",
                        "transfer",
                        "spill",
                        "memory",
                        "startup",
                        "compare",
                        "guard",
                        "array",
                        "images");
    }
}
