package io.akkord.cluster.cli;

import com.typesafe.config.ConfigException;
import io.akkord.api.AkkordException;
import io.akkord.api.ClusterUnavailableException;
import io.akkord.api.GraphCancelledException;
import io.akkord.api.GraphDamagedException;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.OperationRefusedException;
import io.akkord.api.SettingsException;
import io.akkord.api.TaskFailedException;
import io.akkord.cluster.node.NodeStartException;
import io.akkord.persistence.store.JournalUnavailableException;
import io.akkord.persistence.store.JournalVersionException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what a command threw into a message and an exit code. Stack traces are shown on demand only. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {

    /** Errors that a user can do something about, and how the command then ends. */
    private static final Map<Class<? extends Throwable>, Integer> CODES = new LinkedHashMap<>();

    static {
        CODES.put(GraphNotFoundException.class, ExitCode.NOT_FOUND);
        CODES.put(GraphCancelledException.class, ExitCode.CANCELLED);
        CODES.put(TimeoutException.class, ExitCode.TIMEOUT);
        CODES.put(ClusterUnavailableException.class, ExitCode.UNREACHABLE);
        CODES.put(GraphDamagedException.class, ExitCode.DAMAGED);
        CODES.put(JournalVersionException.class, ExitCode.VERSION_MISMATCH);
        CODES.put(JournalUnavailableException.class, ExitCode.NO_RESOURCES);
        CODES.put(NodeStartException.class, ExitCode.NO_RESOURCES);
        CODES.put(SettingsException.class, ExitCode.USAGE);
        CODES.put(ConfigException.class, ExitCode.USAGE);
        CODES.put(GraphRejectedException.class, ExitCode.FAILED);
        CODES.put(OperationRefusedException.class, ExitCode.FAILED);
        CODES.put(TaskFailedException.class, ExitCode.FAILED);
        CODES.put(AkkordException.class, ExitCode.FAILED);
    }

    private final Terminal terminal;
    private final AkkordCommand root;

    ErrorReport(Terminal terminal, AkkordCommand root) {
        this.terminal = terminal;
        this.root = root;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
        return report(thrown);
    }

    int report(Throwable thrown) {
        Throwable error = unwrap(thrown);
        if (root.isVerbose()) {
            error.printStackTrace(terminal.messages());
        }
        for (Map.Entry<Class<? extends Throwable>, Integer> code : CODES.entrySet()) {
            if (code.getKey().isInstance(error)) {
                terminal.error(message(error));
                return code.getValue();
            }
        }
        terminal.error("unexpected " + error + (root.isVerbose() ? "" : ". Run again with --verbose to see where"));
        return ExitCode.FAILED;
    }

    /** A wrong command line: what is wrong, what may have been meant, and where help is. */
    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine line = wrong.getCommandLine();
        terminal.error(String.valueOf(wrong.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(wrong, line.getErr())) {
            terminal.say(line.getHelp().synopsisHeading()
                    + line.getHelp().synopsis(0).strip());
        }
        terminal.say("Try: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static String message(Throwable error) {
        String message = error.getMessage();
        return message == null || message.isEmpty() ? error.getClass().getSimpleName() : message;
    }

    /** What happened, without the wrappers that futures put around it. */
    static Throwable unwrap(Throwable thrown) {
        Throwable error = thrown;
        while ((error instanceof CompletionException || error instanceof ExecutionException)
                && error.getCause() != null) {
            error = error.getCause();
        }
        return error;
    }
}
