package io.akkord.cluster.cli;

import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.cluster.rerun.TaskRerun;
import io.akkord.persistence.checkpoint.CheckpointStore;
import io.akkord.persistence.replay.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one recorded task again, here. */
@Command(
        name = "rerun",
        description = {
            "Run one task of a graph again, in this JVM and its main thread, with the inputs that it had.",
            "The journal is read and not changed, and no process may have it open. To stop in the task, start with"
                    + " JAVA_TOOL_OPTIONS=-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:5005"
                    + " and attach a debugger.",
            "Ends with 0 if the task ends well and as it was recorded, with 1 if not."
        })
final class RerunCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Parameters(paramLabel = "GRAPH", description = "Id of the graph.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String graph;

    @Option(names = "--task", required = true, paramLabel = "KEY", description = "Key of the task.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String key;

    @Option(
            names = "--local",
            required = true,
            arity = "0",
            description = "Here. There is no other place yet; it must be said.")
    @SuppressWarnings("UnusedVariable") // only that it is given counts
    private boolean local;

    @Option(names = "--classpath", split = "[:;]", paramLabel = "JAR", description = "Jars with the user's operations.")
    private List<Path> classpath = new ArrayList<>();

    RerunCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RunRecord run = JournalOptions.runRecord(options.open(graph), graph, context.terminal());
        int task = run.graph().find(key);
        if (task < 0) {
            throw new GraphNotFoundException("graph " + graph + " has no task \"" + key + "\"; failed are "
                    + failed(run) + ", and \"akkord journal show " + graph + "\" shows what happened");
        }
        CheckpointStore checkpoints = new CheckpointStore(options.checkpointDirectory(graph));
        TaskRerun rerun = new TaskRerun(new GraphId(graph), run, checkpoints, UserClasses.loader(classpath));
        List<String> first = rerun.prepare(task);
        if (!first.isEmpty()) {
            context.terminal().say("Not durable, and computed again first: " + first);
        }
        return run(rerun, run, task);
    }

    private static List<String> failed(RunRecord run) {
        List<String> keys = new ArrayList<>();
        for (int task = 0; task < run.graph().taskCount() && keys.size() < 20; task++) {
            if (run.state(task) == RunRecord.TaskState.FAILED) {
                keys.add(run.graph().key(task));
            }
        }
        return keys;
    }

    private int run(TaskRerun rerun, RunRecord run, int task) {
        long start = System.nanoTime();
        TaskRerun.Outcome outcome;
        try {
            outcome = rerun.run(task);
        } catch (Throwable thrown) {
            thrown.printStackTrace(context.terminal().messages());
            run.failure(task).ifPresent(before -> context.terminal().say("Recorded then: " + before.failure()));
            print("THROWN", Json.object().put("thrown", thrown.toString()), start);
            return ExitCode.FAILED;
        }
        String verdict = outcome.isAsRecorded() ? "DONE" : "DIFFERENT";
        if (!outcome.isAsRecorded()) {
            context.terminal()
                    .error(
                            "the result differs from the recorded one: the operation is not pure, or its code has changed");
        }
        if (!options.json()) {
            context.terminal().data(outcome.value() == null ? "null" : Values.text(outcome.value()));
        }
        print(verdict, Json.object().put("digest", String.format("%08x", outcome.digest())), start);
        return outcome.isAsRecorded() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(String verdict, Json details, long startNanos) {
        if (options.json()) {
            context.terminal()
                    .data(Json.object()
                            .put("graph", graph)
                            .put("task", key)
                            .put("verdict", verdict)
                            .put("result", details)
                            .put("micros", (System.nanoTime() - startNanos) / 1000));
        }
    }
}
