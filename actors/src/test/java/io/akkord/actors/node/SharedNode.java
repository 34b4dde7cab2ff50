package io.akkord.actors.node;

import io.akkord.actors.client.ClusterSession;
import io.akkord.actors.worker.WorkerHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One node for all tests of a class, with its files in a directory of its own. */
public final class SharedNode implements BeforeAllCallback, AfterAllCallback {

    private final UnaryOperator<TestSettings> change;
    private final ClassLoader userClasses;
    private Path directory;
    private WorkerHost host;
    private TestNode node;

    public SharedNode() {
        this(settings -> settings, SharedNode.class.getClassLoader());
    }

    public SharedNode(UnaryOperator<TestSettings> change, ClassLoader userClasses) {
        this.change = change;
        this.userClasses = userClasses;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("akkord-node");
        TestSettings settings = change.apply(TestSettings.in(directory));
        host = WorkerHost.start(settings.get(), userClasses);
        node = TestNode.start(settings.get(), host);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        node.close();
        host.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(SharedNode::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestNode node() {
        return node;
    }

    public WorkerHost host() {
        return host;
    }

    public Path directory() {
        return directory;
    }

    public ClusterSession session() {
        return node.session();
    }
}
