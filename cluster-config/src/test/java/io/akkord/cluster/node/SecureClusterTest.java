package io.akkord.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.akkord.api.ClusterUnavailableException;
import io.akkord.api.SettingsException;
import io.akkord.cluster.settings.ConfigLayers;
import io.akkord.cluster.settings.HostPort;
import io.akkord.cluster.settings.SettingsReader;
import io.akkord.cluster.tls.CertificateFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may join a cluster of profile {@code secure}. */
class SecureClusterTest {

    @TempDir
    Path directory;

    private final FakeActors workers = new FakeActors();

    @Test
    void onlyANodeWithACertificateOfTheRightAuthorityJoins() throws Exception {
        Path right = directory.resolve("right");
        Path wrong = directory.resolve("wrong");
        CertificateFiles.make(right, List.of(), Optional.empty());
        CertificateFiles.make(wrong, List.of(), Optional.empty());

        try (AkkordNode coordinator = start("coordinator", "akkord.port = 0", secure(right))) {
            try (AkkordNode worker = worker(coordinator.address(), "1 minute", secure(right))) {
                assertThat(workers.nextStart().settings().transfer().tls()).isPresent();
                assertThat(worker.ended().toCompletableFuture()).isNotDone();
            }
            assertThatThrownBy(() -> worker(coordinator.address(), "4 s", secure(wrong)))
                    .isInstanceOf(ClusterUnavailableException.class);
            assertThatThrownBy(() -> worker(coordinator.address(), "4 s", ""))
                    .isInstanceOf(ClusterUnavailableException.class);
        }
    }

    @Test
    void withTlsANodeMayListenWhereOthersCanReachIt() {
        Path certificates = directory.resolve("certificates");
        CertificateFiles.make(certificates, List.of("192.0.2.1"), Optional.empty());
        assertThat(SettingsReader.read(ConfigLayers.forProfile(
                                ConfigFactory.parseString("akkord.host = 192.0.2.1, " + secure(certificates))
                                        .withFallback(ConfigFactory.load()),
                                "coordinator"))
                        .host())
                .isEqualTo("192.0.2.1");
    }

    @Test
    void certificatesWithoutTlsOnBothChannelsAreRefused() {
        Path certificates = directory.resolve("certificates");
        CertificateFiles.make(certificates, List.of(), Optional.empty());
        String settings = "akkord { tls { enabled = on, directory = \"" + certificates + "\" } }";
        assertThatThrownBy(() -> SettingsReader.read(ConfigLayers.forProfile(
                        ConfigFactory.parseString(settings).withFallback(ConfigFactory.load()), "worker")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("akka.remote.artery.transport is tcp")
                .hasMessageContaining("profile secure");
    }

    private static String secure(Path certificates) {
        return "akkord { profile = secure, tls.directory = \"" + certificates + "\" }";
    }

    private AkkordNode worker(HostPort coordinator, String timeout, String more) {
        String settings = "akkord { join = \"" + coordinator + "\", worker.orphan-timeout = " + timeout + " }";
        return start("worker", settings, more);
    }

    private AkkordNode start(String profile, String settings, String more) {
        return AkkordNode.start(
                SettingsReader.read(ConfigLayers.forProfile(
                        ConfigFactory.parseString(settings + ", akkord.directory = \"" + directory + "\", " + more)
                                .withFallback(ConfigFactory.load()),
                        profile)),
                getClass().getClassLoader(),
                workers);
    }
}
