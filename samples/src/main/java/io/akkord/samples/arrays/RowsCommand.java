package io.akkord.samples.arrays;

import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.support.Options;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A sample on a tall matrix as a command. */
@Command(
        description = {
            "Compute with chunked arrays on worker processes, and check the results.",
            "The digest of the results is the same for any number of workers, and after one is killed."
        })
public final class RowsCommand extends ArraySampleCommand {

    private final IntFunction<ArraySample> maker;

    @Option(names = "--rows", description = "Rows of the matrix. Default: ${DEFAULT-VALUE}.")
    private int rows = 1_000_000;

    private RowsCommand(Terminal terminal, IntFunction<ArraySample> maker) {
        super(terminal);
        this.maker = maker;
    }

    /** The singular value decomposition. */
    public static RowsCommand svd(Terminal terminal) {
        return new RowsCommand(terminal, SvdSample::new);
    }

    /** The statistics. */
    public static RowsCommand stats(Terminal terminal) {
        return new RowsCommand(terminal, StatsSample::new);
    }

    @Override
    ArraySample sample() {
        Options.requireAtLeast("--rows", rows, 1000);
        return maker.apply(rows);
    }
}
