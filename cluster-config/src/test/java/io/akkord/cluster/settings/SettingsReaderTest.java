package io.akkord.cluster.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.akkord.api.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

    @Test
    void withoutAnySettingANodeIsTheWholeClusterOnLoopback() {
        NodePlan plan = plan("");
        assertThat(plan.roles()).containsExactlyInAnyOrder(Role.values());
        assertThat(plan.host()).isEqualTo("127.0.0.1");
        assertThat(plan.port()).isZero();
        assertThat(plan.settings().allow()).containsExactly("*");
        assertThat(plan.settings().transfer().tls()).isEmpty();
        assertThat(plan.config().getStringList("akka.cluster.roles"))
                .containsExactlyInAnyOrder("coordinator", "worker", "client");
    }

    @Test
    void aCoordinatorHasTheKnownPortAndItsJournalBelowTheDirectory() {
        NodePlan plan = plan("akkord { profile = coordinator, directory = data }");
        assertThat(plan.port()).isEqualTo(2551);
        assertThat(plan.settings().storage().journal())
                .isEqualTo(Path.of("data/journal").toAbsolutePath());
        assertThat(plan.config().getString("akka.persistence.journal.leveldb.dir"))
                .isEqualTo("data/journal");
    }

    @Test
    void aWorkerJoinsTheClusterUnlessToldOtherwise() {
        assertThat(plan("akkord.profile = worker, akkord.cluster = \"127.0.0.1:7\"")
                        .join())
                .containsExactly(new HostPort("127.0.0.1", 7));
        assertThat(plan("akkord.profile = worker, akkord.join = \"a:1, b:2\"").join())
                .containsExactly(new HostPort("a", 1), new HostPort("b", 2));
    }

    @Test
    void severalProfilesGiveTheirRolesTogether() {
        assertThat(plan("akkord.profile = [coordinator, worker]").roles())
                .isEqualTo(Set.of(Role.COORDINATOR, Role.WORKER));
    }

    @Test
    void rolesAloneChooseTheProfiles() {
        NodePlan plan = plan("akkord.roles = [worker]");
        assertThat(plan.roles()).containsExactly(Role.WORKER);
        assertThat(plan.config().getString("akka.persistence.journal.plugin")).isEmpty();
    }

    @Test
    void whatTheUserWroteWinsOverProfilesAndProfilesOverDefaults() {
        NodePlan plan = plan("akkord { profile = coordinator, port = 9 }, akka.cluster.gossip-interval = 3s");
        assertThat(plan.port()).isEqualTo(9);
        assertThat(plan.config().getDuration("akka.cluster.gossip-interval")).isEqualTo(Duration.ofSeconds(3));
        assertThat(plan.config().getBoolean("akka.persistence.journal.leveldb.checksum"))
                .isTrue();
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestOne() {
        refused("akkord.coordinator.leese = 3s")
                .hasMessage(
                        "akkord.coordinator.leese (my.conf: 1) is not a setting. Maybe you mean akkord.coordinator.lease");
        refused("akkord.wroker.slots = 3").hasMessageContaining("Maybe you mean akkord.worker.slots");
        refused("akkord.coordinator = 3").hasMessageContaining("akkord.coordinator (my.conf: 1) is not a setting");
    }

    @Test
    void labelsAreAListOrOneText() {
        assertThat(plan("akkord.worker.labels = [ssd, rack-7, ssd]")
                        .settings()
                        .worker()
                        .labels())
                .containsExactlyInAnyOrder("ssd", "rack-7");
        assertThat(plan("akkord.worker.labels = \"ssd, rack-7\"")
                        .settings()
                        .worker()
                        .labels())
                .containsExactlyInAnyOrder("ssd", "rack-7");
        assertThat(plan("").settings().worker().labels()).isEmpty();
    }

    @Test
    void namesOfResourcesAndDispatchersAreFree() {
        NodePlan plan = plan("akkord.worker.resources { gpu = 2, \"big disk\" = 1 }, akkord.dispatchers.mine.x = 1");
        assertThat(plan.settings().worker().resources())
                .containsEntry("gpu", 2)
                .containsEntry("big disk", 1)
                .hasSize(2);
    }

    @Test
    void anAddressThatOthersCanReachNeedsTls() {
        refused("akkord.host = 10.1.2.3")
                .hasMessageContaining("akkord.host is 10.1.2.3 (my.conf: 1)")
                .hasMessageContaining("TLS is off")
                .hasMessageContaining("akkord certs --out certs --host 10.1.2.3");
        refused("akkord.transfer.host = 10.1.2.3").hasMessageContaining("akkord.transfer.host is 10.1.2.3");
        refused("akka.remote.artery.bind.hostname = 10.1.2.3").hasMessageContaining("artery.bind.hostname is 10.1.2.3");
        refused("akkord.host = 0.0.0.0").hasMessageContaining("give the one address");
    }

    @Test
    void loopbackHasManyNames() {
        assertThat(plan("akkord.host = localhost").host()).isEqualTo("localhost");
        assertThat(plan("akkord.host = 127.1.2.3").host()).isEqualTo("127.1.2.3");
        assertThat(plan("akkord.host = \"::1\"").host()).isEqualTo("::1");
    }

    @Test
    void aSecondCoordinatorIsRefusedWithLevelDb() {
        refused("akkord { profile = coordinator, join = \"127.0.0.1:2551\" }")
                .hasMessageContaining("LevelDB journal belongs to a single coordinator");
    }

    @Test
    void twoCoordinatorsAreRefusedWithTheReason() {
        String settings =
                "akkord { profile = [coordinator, postgresql], port = 1, join = \"127.0.0.1:1, 127.0.0.1:2\" }";
        refused(settings).hasMessageContaining("two coordinators").hasMessageContaining("the death of one stops both");
        refused("akkord { profile = [coordinator, postgresql], port = 1, join = \"127.0.0.1:2\" }")
                .hasMessageContaining("two coordinators");
    }

    @Test
    void threeAndFiveCoordinatorsShareOneListWithThemselvesInIt() {
        String three = "\"127.0.0.1:1, 127.0.0.1:2, 127.0.0.1:3\"";
        assertThat(plan("akkord { profile = [coordinator, postgresql], port = 2, join = " + three + " }")
                        .join())
                .containsExactly(new HostPort("127.0.0.1", 1), new HostPort("127.0.0.1", 3));
        String five = "\"127.0.0.1:1, 127.0.0.1:2, 127.0.0.1:3, 127.0.0.1:4, 127.0.0.1:5\"";
        assertThat(plan("akkord { profile = [coordinator, postgresql], port = 2, join = " + five + " }")
                        .join())
                .hasSize(4);
        assertThat(plan("akkord { profile = [coordinator, postgresql] }").join())
                .isEmpty();
    }

    @Test
    void profilesBesideOthersWinOverThemWhateverTheirOrder() {
        for (String profiles : new String[] {"[coordinator, postgresql, fast]", "[fast, postgresql, coordinator]"}) {
            NodePlan plan = plan("akkord.profile = " + profiles);
            assertThat(plan.config().getDuration("akka.cluster.split-brain-resolver.stable-after"))
                    .isEqualTo(Duration.ofSeconds(2));
            assertThat(plan.config().getString("akka.persistence.journal.plugin"))
                    .isEqualTo("akka.persistence.journal.postgresql");
            assertThat(plan.settings().coordinator().lease()).isEqualTo(Duration.ofSeconds(2));
            assertThat(plan.database()).isPresent();
        }
    }

    @Test
    void thePoolHasAsManyConnectionsAsTheSettingSays() {
        NodePlan plan = plan("akkord { profile = [coordinator, postgresql], journal.postgresql.connections = 11 }");
        Config pool = plan.config().getConfig("akka-persistence-jdbc.shared-databases.akkord.db");
        assertThat(pool.getInt("maxConnections")).isEqualTo(11);
        assertThat(pool.getInt("numThreads")).isEqualTo(11);
    }

    @Test
    void aWrongAddressOfTheDatabaseIsRefused() {
        refused("akkord { profile = [coordinator, postgresql], journal.postgresql.url = \"http://x\" }")
                .hasMessageContaining("akkord.journal.postgresql.url is \"http://x\"");
        refused("akkord { profile = [coordinator, postgresql], journal.postgresql.schema = \"a;b\" }")
                .hasMessageContaining("akkord.journal.postgresql.schema");
    }

    @Test
    void misspeltProfilesAndRolesAreNamed() {
        refused("akkord.profile = wroker").hasMessageContaining("Maybe you mean worker");
        refused("akkord { profile = worker, roles = [coordinater] }")
                .hasMessageContaining("Maybe you mean coordinator");
        refused("akkord.profile = my.conf").hasMessageContaining("file my.conf, which cannot be read");
    }

    @Test
    void aLeaseHoldsSeveralHeartbeats() {
        refused("akkord.worker.heartbeat = 2s")
                .hasMessageContaining("akkord.coordinator.lease is 3 s")
                .hasMessageContaining("akkord.worker.heartbeat is 2 s (my.conf: 1). Give at least 6 s");
        refused("akkord { worker { heartbeat = 1s, orphan-after = 3s } }").hasMessageContaining("Give at least 4 s");
    }

    @Test
    void workersAreWaitedForAtLeastAsLongAsTheirLeaseLasts() {
        refused("akkord.coordinator.adoption-grace = 2s")
                .hasMessageContaining("akkord.coordinator.adoption-grace is 2 s (my.conf: 1)")
                .hasMessageContaining("akkord.coordinator.lease, 3 s")
                .hasMessageContaining("Give at least 3 s");
        refused("akkord.coordinator.lease = 12s").hasMessageContaining("adoption-grace is 10 s");
        assertThat(plan("akkord.coordinator { lease = 10s, adoption-grace = 10s }")
                        .settings()
                        .coordinator()
                        .lease())
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void anAddressHasAHostAndAPort() {
        for (String wrong : new String[] {"here", "here:", ":1", "a:0", "a:65536", "a:b", "::1:5"}) {
            assertThatThrownBy(() -> HostPort.parse(wrong))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("\"" + wrong + "\"");
        }
        assertThat(HostPort.parse("[::1]:5")).isEqualTo(new HostPort("::1", 5)).hasToString("[::1]:5");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
        return assertThatThrownBy(() -> plan(text)).isInstanceOf(SettingsException.class);
    }

    private static NodePlan plan(String text) {
        Config config = ConfigFactory.parseString(
                        text, ConfigParseOptions.defaults().setOriginDescription("my.conf"))
                .withFallback(ConfigFactory.load());
        return SettingsReader.read(ConfigLayers.forNode(config));
    }
}
