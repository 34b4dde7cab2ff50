package io.akkord.cluster.cli;

import com.typesafe.config.ConfigFactory;
import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.api.SettingsException;
import io.akkord.cluster.node.ClusterAccess;
import io.akkord.cluster.node.SubmittedGraphs;
import io.akkord.cluster.settings.HostPort;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a user's program here, connected to a cluster. */
@Command(
        name = "submit",
        description = {
            "Run the main method of a jar in this JVM, with Akkord.connect() leading to the cluster.",
            "The workers need the jar too: akkord node --classpath JAR."
        })
final class SubmitCommand implements Callable<Integer> {

    private static final Duration FOREVER = Duration.ofDays(365);

    private final CommandContext context;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Parameters(index = "0", paramLabel = "JAR", description = "The program.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path jar;

    @Parameters(index = "1..*", paramLabel = "ARG", description = "Arguments of the program, after --.")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--main", paramLabel = "CLASS", description = "Its main class; else the one in the jar's manifest.")
    private @Nullable String mainClass;

    @Option(names = "--classpath", split = "[:;]", paramLabel = "JAR", description = "Further jars that it needs.")
    private List<Path> classpath = new ArrayList<>();

    @Option(
            names = "--wait",
            description = "Then wait for the graphs that it submitted; the exit code says how they ended.")
    private boolean wait;

    SubmitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        ClassLoader classes = UserClasses.loader(
                Stream.concat(Stream.of(jar), classpath.stream()).toList());
        Thread.currentThread().setContextClassLoader(classes);
        Method main = mainMethod(classes);
        leadToCluster();
        SubmittedGraphs.watch();
        try {
            main.invoke(null, (Object) arguments.toArray(new String[0]));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
        List<GraphId> graphs = SubmittedGraphs.all();
        return wait ? waitFor(graphs) : name(graphs);
    }

    /** The program finds the cluster, and its certificates, by settings as any program does. */
    private void leadToCluster() {
        if (!cluster.addresses().isEmpty()) {
            System.setProperty(
                    "akkord.cluster",
                    cluster.addresses().stream().map(HostPort::toString).collect(Collectors.joining(",")));
        }
        cluster.properties().forEach(System::setProperty);
        ConfigFactory.invalidateCaches();
    }

    private Method mainMethod(ClassLoader classes) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new SettingsException("there is no jar " + jar);
        }
        String name = mainClass != null ? mainClass : mainOfManifest();
        try {
            return Class.forName(name, true, classes).getMethod("main", String[].class);
        } catch (ClassNotFoundException e) {
            throw new SettingsException("there is no class " + name + " in " + jar
                    + "; give the main class with --main, and further jars with --classpath");
        } catch (NoSuchMethodException e) {
            throw new SettingsException("class " + name + " has no method public static void main(String[])");
        }
    }

    private String mainOfManifest() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            if (name == null) {
                throw new SettingsException("the manifest of " + jar + " names no main class; give it with --main");
            }
            return name;
        }
    }

    private int name(List<GraphId> graphs) {
        for (GraphId graph : graphs) {
            if (cluster.json()) {
                context.terminal().data(Json.object().put("graph", graph.value()));
            } else {
                context.terminal().say("submitted " + graph + "   next: akkord wait " + graph);
            }
        }
        return ExitCode.OK;
    }

    private int waitFor(List<GraphId> graphs) throws Exception {
        int code = ExitCode.OK;
        try (ClusterAccess access = cluster.connect(context)) {
            for (GraphId graph : graphs) {
                GraphStatus status = GraphWait.forEnd(access, graph, FOREVER, context.terminal());
                if (cluster.json()) {
                    context.terminal().data(GraphView.json(status));
                } else {
                    context.terminal().say(GraphView.text(status));
                }
                code = Math.max(code, GraphView.exitCode(status));
            }
        }
        return code;
    }
}
