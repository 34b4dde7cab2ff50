package io.akkord.samples.images;

import io.akkord.api.AkkordException;
import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.image.ImageBag;
import io.akkord.image.Images;
import io.akkord.image.Processed;
import io.akkord.image.Saved;
import io.akkord.image.kernel.Kernel;
import io.akkord.samples.bench.BenchOptions;
import io.akkord.samples.bench.Load;
import io.akkord.samples.bench.Medians;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many images a second the pipeline makes, from files to files. */
@Command(
        name = "images",
        description = {
            "Measure the image pipeline from files to files: decode, half as bright, grey, Canny, 100 x 100, encode.",
            "The inputs, about 512 x 400 JPEGs, are made first, unmeasured."
        })
public final class ImageBenchCommand implements Callable<Integer> {

    private static final double NANOS_A_SECOND = 1e9;
    private static final int QUALITY = 90;

    private final Terminal terminal;

    @Option(names = "--images", description = "Images of one run. Default: ${DEFAULT-VALUE}.")
    private int images = 1000;

    @Mixin
    private BenchOptions options = new BenchOptions(0, Durability.RECORDED);

    @Mixin
    private RunOptions run = new RunOptions();

    public ImageBenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        options.check();
        Options.requireAtLeast("--images", images, 1);
        RunDirectory directory = run.directory("images");
        terminal.say("images  " + images + " by " + Kernel.best().name() + ", " + options.describe() + "   files: "
                + directory.path());
        List<Double> seconds = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        double cold;
        try (Place place = options.place(directory.path())) {
            Session session = place.session();
            ImageBag inputs = inputs(session, directory.path().resolve("inputs"));
            cold = run(session, inputs, directory, 0);
            for (int i = 1; i <= options.runs(); i++) {
                double cpuBefore = Load.cpuSeconds();
                seconds.add(run(session, inputs, directory, i));
                cpu.add(Load.cpuSeconds() - cpuBefore);
            }
        }
        double median = Medians.of(seconds);
        terminal.say(String.format(
                Locale.ROOT, "%.2f s (median of %d), %.0f images a second", median, seconds.size(), images / median));
        Json outcome = Json.object()
                .put("benchmark", "images")
                .put("images", images)
                .put("kernel", Kernel.best().name())
                .put("seconds", median)
                .put("firstSeconds", cold)
                .put("imagesPerSecond", images / median)
                .put("cpuSeconds", Medians.of(cpu));
        run.print(terminal, options.addTo(outcome), directory);
        return ExitCode.OK;
    }

    private ImageBag inputs(Session session, Path folder) {
        session.compute(ImagePipeline.photographs(images).save(folder, "jpg", QUALITY));
        return Images.files(folder.toString());
    }

    private double run(Session session, ImageBag inputs, RunDirectory directory, int number) throws Exception {
        GraphOptions graph =
                GraphOptions.DEFAULT.withId(directory.name() + "-" + number).withDurability(options.durability());
        long started = System.nanoTime();
        List<Processed<Saved>> saved = session.submit(
                        ImagePipeline.graph(inputs, directory.path().resolve("out-" + number)), graph)
                .result()
                .toCompletableFuture()
                .get();
        double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
        long damaged = saved.stream().filter(Processed::isDamaged).count();
        if (saved.size() != images || damaged > 0) {
            throw new AkkordException(saved.size() + " images came back, " + damaged + " of them damaged");
        }
        return seconds;
    }
}
