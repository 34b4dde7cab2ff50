package io.akkord.samples.images;

import io.akkord.cluster.cli.Terminal;
import io.akkord.image.ImageBag;
import io.akkord.samples.images.ImageDemo.Kill;
import io.akkord.samples.images.ImageDemo.Outcome;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The demonstration: the image pipeline over a folder of images, or over a thousand photographs, whatever is killed. */
@Command(
        name = "demo",
        description = {
            "Make line drawings of many images, as one durable graph; with --kill, though a process dies in the middle.",
            "Each image: read, half as bright, grey, edges, 100 x 100, save. The digest on standard output is that of all"
                    + " results: it is the same whatever is killed."
        })
public final class DemoCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Your images: JPEG, PNG, TIFF, BMP or WebP. Default: photographs.")
    private @Nullable Path in;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the results go. Default: beside the journal.")
    private @Nullable Path out;

    @Option(names = "--images", paramLabel = "N", description = "Without --in, how many. Default: ${DEFAULT-VALUE}.")
    private int images = 1000;

    @Option(names = "--kill", description = "Kill -9 in the middle: none, worker or coordinator.")
    private Kill kill = Kill.NONE;

    @Mixin
    private RunOptions run = new RunOptions();

    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--images", images, 1);
        RunDirectory directory = run.directory("demo");
        Path target = out == null ? directory.path().resolve("images") : out;
        Outcome outcome = new ImageDemo(directory, inputs(target), target, terminal).run(kill);
        return new DemoReport(terminal, directory, target, kill, outcome).print(run.isJson());
    }

    private ImageBag inputs(Path target) throws IOException {
        return in == null ? ImagePipeline.photographs(images) : ImagePipeline.folder(in, target);
    }
}
