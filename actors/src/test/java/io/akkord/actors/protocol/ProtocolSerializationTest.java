package io.akkord.actors.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.Serializers;
import io.akkord.actors.supervisor.SupervisorMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that travels between nodes, as Akka turns it into bytes and back. */
class ProtocolSerializationTest {

    private static final int IDENTIFIER = 7042;
    private static final int MUTATIONS = 10_000;

    private static ActorTestKit kit;
    private static Serialization serialization;
    private static final Map<String, ActorRef<?>> REFS = new HashMap<>();

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create("serialization");
        serialization = SerializationExtension.get(kit.system().classicSystem());
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    private static ActorRef<?> ref(String name) {
        return REFS.computeIfAbsent(name, n -> kit.createTestProbe(n).ref());
    }

    static List<Object> samples() {
        return RemoteMessages.samples(ProtocolSerializationTest::ref);
    }

    private static byte[] write(Object message) {
        return serialization.serialize(message).get();
    }

    private static String manifest(Object message) {
        return Serializers.manifestFor(serialization.findSerializerFor(message), message);
    }

    /** As a message that comes in from outside. */
    private static Object read(byte[] bytes, String manifest) {
        return serialization.deserialize(bytes, IDENTIFIER, manifest).get();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("samples")
    void everyMessageComesBackAsItWas(Object message) {
        assertThat(serialization.findSerializerFor(message).getClass().getName())
                .isEqualTo("io.akkord.actors.serialization.BoundedCborSerializer");
        assertThat(serialization.findSerializerFor(message).identifier()).isEqualTo(IDENTIFIER);

        Object back = read(write(message), manifest(message));

        assertThat(Contents.of(back)).isEqualTo(Contents.of(message));
        assertThat(Contents.hasNull(back)).isFalse();
    }

    @Test
    void everyPermittedRecordHasASample() {
        List<Class<?>> sampled =
                samples().stream().<Class<?>>map(Object::getClass).distinct().toList();
        List<Class<?>> permitted = new ArrayList<>();
        RemoteMessages.PROTOCOLS.forEach(each -> permitted.addAll(RemoteMessages.records(each)));
        assertThat(sampled).containsExactlyInAnyOrderElementsOf(permitted);
    }

    @Test
    void everyInterfaceOfTheProtocolIsBoundToOurSerializer() throws Exception {
        Path classes =
                Path.of(GraphCommand.class.getResource("GraphCommand.class").toURI());
        List<String> found;
        try (Stream<Path> files = Files.list(classes.getParent())) {
            found = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
                    .map(name -> GraphCommand.class.getPackageName() + "." + name.replace(".class", ""))
                    .toList();
        }
        List<String> bound =
                kit
                        .system()
                        .settings()
                        .config()
                        .getConfig("akka.actor.serialization-bindings")
                        .root()
                        .entrySet()
                        .stream()
                        .filter(entry -> "akkord-cbor".equals(entry.getValue().unwrapped()))
                        .map(Map.Entry::getKey)
                        .toList();
        assertThat(bound).containsExactlyInAnyOrderElementsOf(found);
        assertThat(RemoteMessages.PROTOCOLS.stream().map(Class::getName)).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void messagesThatStayOnTheNodeDoNotComeInFromOutside() {
        SupervisorMessage.Tick local = new SupervisorMessage.Tick();
        byte[] bytes = write(local);
        assertThatThrownBy(() -> read(bytes, manifest(local)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SupervisorMessage");
    }

    static Stream<byte[]> bytesThatAreNoRecord() {
        byte[] gzip = new byte[64];
        gzip[0] = 0x1f;
        gzip[1] = (byte) 0x8b;
        gzip[2] = 8;
        // The magic number of LZ4 as Akka writes it, and a length of 2 GiB.
        byte[] lz4 = {0x04, 0x22, 0x4d, 0x18, 0x7f, -1, -1, -1, 1, 2, 3, 4, 5, 6, 7, 8};
        byte[] turned = {0x18, 0x4d, 0x22, 0x04, 0x7f, -1, -1, -1, 1, 2, 3, 4, 5, 6, 7, 8};
        byte[] legacy = {0x02, 0x21, 0x4c, 0x18, 0x7f, -1, -1, -1, 1, 2, 3, 4, 5, 6, 7, 8};
        byte[] nothing = {(byte) 0xf6};
        return Stream.of(gzip, lz4, turned, legacy, nothing, new byte[0]);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("bytesThatAreNoRecord")
    void whatIsCompressedOrNoRecordIsRefusedUnread(byte[] bytes) {
        assertThatThrownBy(() -> read(bytes, LeaseReply.Alive.class.getName()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("compressed");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("nests")
    void deepNestsAreRefused(byte[] nest) {
        for (Class<?> type : List.of(GraphCommand.SubmitPart.class, GatewayCommand.ToGraph.class, GraphCommand.class)) {
            assertThatThrownBy(() -> read(nest, type.getName())).isInstanceOf(Exception.class);
        }
    }

    static Stream<byte[]> nests() {
        int depth = 30_000;
        byte[] arrays = new byte[depth];
        Arrays.fill(arrays, (byte) 0x9f);
        byte[] fixed = new byte[depth];
        Arrays.fill(fixed, (byte) 0x81);
        byte[] objects = new byte[3 * depth];
        for (int i = 0; i < depth; i++) {
            objects[3 * i] = (byte) 0xbf;
            objects[3 * i + 1] = 0x61;
            objects[3 * i + 2] = 'x';
        }
        return Stream.of(arrays, fixed, objects, inField("bytes", arrays), inField("unknown", arrays));
    }

    private static byte[] inField(String name, byte[] value) {
        byte[] all = new byte[value.length + name.length() + 2];
        all[0] = (byte) 0xbf;
        all[1] = (byte) (0x60 + name.length());
        for (int i = 0; i < name.length(); i++) {
            all[2 + i] = (byte) name.charAt(i);
        }
        System.arraycopy(value, 0, all, name.length() + 2, value.length);
        return all;
    }

    @Test
    void classesOutsideOfTheProtocolAreRefused() {
        byte[] bytes = {(byte) 0xbf, (byte) 0xff};
        for (String manifest : List.of(
                "java.lang.String",
                "javax.swing.JFrame",
                "io.akkord.actors.supervisor.SupervisorMessage$Expire",
                "io.akkord.actors.protocol.Nothing",
                "io.akkord.actors.protocol.GraphCommand$Local",
                "io.akkord.actors.protocol.GraphCommand[]",
                "")) {
            assertThatThrownBy(() -> read(bytes, manifest)).as(manifest).isInstanceOf(Exception.class);
        }
    }

    @Test
    void aNameInsideOfAMessageMustBeAPermittedOne() {
        byte[] good = write(new GatewayCommand.ToGraph("g", new GraphCommand.GetResult("k", client())));
        String text = new String(good, StandardCharsets.ISO_8859_1);
        String bad = text.replace("iGetResult", "iGetNothin");
        assertThat(bad).isNotEqualTo(text);
        assertThatThrownBy(
                        () -> read(bad.getBytes(StandardCharsets.ISO_8859_1), GatewayCommand.ToGraph.class.getName()))
                .isInstanceOf(Exception.class);
    }

    @SuppressWarnings("unchecked")
    private static ActorRef<ClientReply> client() {
        return (ActorRef<ClientReply>) ref("client");
    }

    @Test
    void whatIsTooLargeIsRefusedUnread() {
        byte[] large = new byte[1024 * 1024 + 1];
        large[0] = (byte) 0xbf;
        assertThatThrownBy(() -> read(large, GraphCommand.SubmitPart.class.getName()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit");
    }

    @Test
    void missingAndUnknownAndNullComponentsAreRefused() {
        // {"coordinator": "x"} lacks the registration; then with a further field; then with a null.
        String missing = "\u00bf\u006bcoordinator\u0061x\u00ff";
        String unknown = "\u00bf\u006bcoordinator\u0061x\u006cregistration\u0001\u0061y\u0001\u00ff";
        String nothing = "\u00bf\u006bcoordinator\u00f6\u006cregistration\u0001\u00ff";
        String whole = "\u00bf\u006bcoordinator\u0061x\u006cregistration\u0001\u00ff";
        assertThat(registered(whole)).isEqualTo(new LeaseReply.Registered("x", 1));
        for (String bytes : List.of(missing, unknown, nothing, whole + whole)) {
            assertThatThrownBy(() -> registered(bytes)).as(bytes).isInstanceOf(Exception.class);
        }
    }

    @Test
    void listsWithoutAnEntryWhereOneShouldBeAreRefused() {
        assertThat(listing("\u0061x")).isEqualTo(new CatalogueReply.Listing(List.of("x"), List.of()));
        assertThatThrownBy(() -> listing("\u00f6")).isInstanceOf(Exception.class);
    }

    private static Object listing(String entry) {
        String bytes = "\u00bf\u0064open\u0081" + entry + "\u0066closed\u0080\u00ff";
        return read(bytes.getBytes(StandardCharsets.ISO_8859_1), CatalogueReply.Listing.class.getName());
    }

    private static Object registered(String latin) {
        return read(latin.getBytes(StandardCharsets.ISO_8859_1), LeaseReply.Registered.class.getName());
    }

    @Test
    void mutatedMessagesAreRefusedByAnExceptionOrWhole() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> originals =
                samples().stream().map(ProtocolSerializationTest::write).toList();
        List<String> manifests =
                samples().stream().map(ProtocolSerializationTest::manifest).toList();
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            int which = random.nextInt(originals.size());
            byte[] mutated = Mutations.mutate(originals.get(which), random);
            try {
                Object message = read(mutated, manifests.get(which));
                assertThat(Contents.hasNull(message))
                        .as("seed %d, mutation %d: %s", seed, i, message)
                        .isFalse();
            } catch (Exception e) {
                refused++;
            } catch (Error e) {
                throw new AssertionError("seed " + seed + ", mutation " + i + " of " + manifests.get(which), e);
            }
        }
        assertThat(refused).as("refused of %d, seed %d", MUTATIONS, seed).isGreaterThan(MUTATIONS / 10);
    }
}
