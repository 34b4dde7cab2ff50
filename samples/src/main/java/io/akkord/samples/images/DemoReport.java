package io.akkord.samples.images;

import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.image.Processed;
import io.akkord.image.Saved;
import io.akkord.samples.images.ImageDemo.Kill;
import io.akkord.samples.images.ImageDemo.Outcome;
import io.akkord.samples.support.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Says what the demonstration did, and judges it. */
record DemoReport(Terminal terminal, RunDirectory directory, Path out, Kill kill, Outcome outcome) {

    private static final int MOST_NAMED = 20;

    /** The exit code. */
    int print(boolean json) {
        List<Processed<Saved>> damaged =
                outcome.saved().stream().filter(Processed::isDamaged).toList();
        int images = outcome.saved().size() - damaged.size();
        name(damaged);
        terminal.say(String.format(
                Locale.ROOT,
                "%,d images in %.1f s, %.0f a second%s",
                images,
                outcome.seconds(),
                images / outcome.seconds(),
                damaged.isEmpty() ? "" : "; " + damaged.size() + " skipped, as they could not be read"));
        boolean asPromised = workersAsPromised();
        terminal.say("results  " + out + "     journal  " + directory.path());
        String next = kill == Kill.NONE ? "akkord demo --kill worker" : "akkord demo --kill " + other();
        terminal.say("next: " + next + " | " + directory.journalCommand());
        String digest = ImagePipeline.digest(outcome.saved());
        terminal.data(json ? toJson(images, damaged.size(), digest) : "digest " + digest);
        return asPromised ? ExitCode.OK : ExitCode.FAILED;
    }

    private void name(List<Processed<Saved>> damaged) {
        damaged.stream()
                .limit(MOST_NAMED)
                .forEach(each -> terminal.say("skipped " + Path.of(each.name()).getFileName() + ": " + each.damage()));
        if (damaged.size() > MOST_NAMED) {
            terminal.say("skipped " + (damaged.size() - MOST_NAMED) + " more");
        }
    }

    private String other() {
        return kill == Kill.WORKER ? "coordinator" : "worker";
    }

    /** The death of a coordinator must not have cost a worker. */
    private boolean workersAsPromised() {
        if (kill != Kill.COORDINATOR) {
            return true;
        }
        terminal.say("workers before " + outcome.before() + ", after " + outcome.after());
        if (!outcome.before().equals(outcome.after())) {
            terminal.error("the workers are not the same processes as before the coordinator was killed; their logs in "
                    + directory.path().resolve("logs") + " say why");
            return false;
        }
        return true;
    }

    private Json toJson(int images, int damaged, String digest) {
        return Json.object()
                .put("images", images)
                .put("damaged", damaged)
                .put("seconds", outcome.seconds())
                .put("imagesPerSecond", images / outcome.seconds())
                .put("digest", digest)
                .put("killed", kill.name().toLowerCase(Locale.ROOT))
                .put("killedPid", outcome.killed())
                .put("workerPids", outcome.before())
                .put("workerPidsAfter", outcome.after())
                .put("graph", directory.name())
                .put("directory", directory.path().toString())
                .put("out", out.toString());
    }
}
