package io.akkord.samples.arrays;

import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.support.Options;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The product of matrices as a command. */
@Command(
        name = "matmul",
        description = {
            "Multiply two random matrices in chunks, and check the result against a direct product in this JVM.",
            "The digest of the result is the same for any number of workers, and after one is killed."
        })
public final class MatmulCommand extends ArraySampleCommand {

    @Option(names = "--n", description = "Rows and columns. Default: ${DEFAULT-VALUE}.")
    private int n = 2048;

    @Option(names = "--block", description = "Rows and columns of a chunk. Default: ${DEFAULT-VALUE}.")
    private int block = 512;

    public MatmulCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ArraySample sample() {
        Options.requireAtLeast("--block", block, 1);
        Options.requireAtLeast("--n", n, block);
        return new ProductSample(n, block);
    }
}
