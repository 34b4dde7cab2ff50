package io.akkord.execution.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.execution.allow.AllowList;
import io.akkord.execution.value.EncodedValue;
import io.akkord.execution.value.UndecodableException;
import io.akkord.execution.value.ValueCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class TransferTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<Integer, byte[]> results = new ConcurrentHashMap<>();
    private final TransferClient client = new TransferClient(Optional.empty(), 4, PATIENCE, PATIENCE);
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(client));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    private TransferServer server() throws IOException {
        return server(this::find, 16);
    }

    private TransferServer server(ResultSource source, int mostConnections) throws IOException {
        TransferServer server =
                TransferServer.start(new InetSocketAddress(HERE, 0), Optional.empty(), source, mostConnections);
        opened.add(server);
        return server;
    }

    private Optional<EncodedValue> find(String graph, int task) {
        return graph.equals("graph") ? Optional.ofNullable(results.get(task)).map(EncodedValue::of) : Optional.empty();
    }

    private byte[] fetch(int port, int task) throws Exception {
        return fetch(port, task, Intake::bytes);
    }

    private <T> T fetch(int port, int task, Intake<T> intake) throws Exception {
        try {
            return client.fetch(HERE.getHostAddress(), port, "graph", task, intake)
                    .get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1024, 1024 * 1024, 1024 * 1024 + 1, 64 * 1024 * 1024, 64 * 1024 * 1024 + 7})
    void aResultArrivesAsItWasSent(int size) throws Exception {
        TransferServer server = server();
        results.put(1, random(size));
        assertThat(fetch(server.port(), 1)).isEqualTo(random(size));
    }

    @Test
    void manyFetchesShareAFewConnections() throws Exception {
        TransferServer server = server(this::find, 4);
        for (int task = 0; task < 200; task++) {
            results.put(task, random(task * 100));
        }
        List<CompletableFuture<byte[]>> fetches = new ArrayList<>();
        for (int task = 0; task < 200; task++) {
            fetches.add(client.fetch(HERE.getHostAddress(), server.port(), "graph", task));
        }
        for (int task = 0; task < 200; task++) {
            assertThat(fetches.get(task).get(60, TimeUnit.SECONDS)).isEqualTo(random(task * 100));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_000, 20_000, 10_000_000})
    void aValueIsMadeAsItsBytesComeAndIsWhatWasEncoded(int length) throws Exception {
        ValueCodec codec = new ValueCodec(AllowList.everything(), TransferTest.class.getClassLoader());
        long[] numbers = new Random(length).longs(length).toArray();
        List<Object> value = List.of("a text", numbers, random(length));
        TransferServer server = server(
                (graph, task) -> Optional.of(
                        new EncodedValue(codec.digestAndSize(value).size(), stream -> codec.encodeTo(value, stream))),
                4);
        Intake.Taken taken = fetch(server.port(), 1, Intake.value(codec));
        assertThat(taken.size()).isEqualTo(codec.encode(value).length);
        assertThat((List<?>) taken.value()).hasSize(3);
        assertThat((long[]) ((List<?>) taken.value()).get(1)).isEqualTo(numbers);
        assertThat((byte[]) ((List<?>) taken.value()).get(2)).isEqualTo(random(length));
    }

    @Test
    void whatCannotBeDecodedFailsWithTheReasonOfTheDecoder() throws Exception {
        ValueCodec codec = new ValueCodec(AllowList.everything(), TransferTest.class.getClassLoader());
        results.put(1, new byte[] {127, 1, 2, 3});
        TransferServer server = server();
        assertThatThrownBy(() -> fetch(server.port(), 1, Intake.value(codec))).isInstanceOf(UndecodableException.class);
        assertThat(fetch(server.port(), 1)).hasSize(4);
    }

    @Test
    void aDamagedValueIsSaidToBeDamagedWhateverTheDecoderThinksOfIt() throws Exception {
        ValueCodec codec = new ValueCodec(AllowList.everything(), TransferTest.class.getClassLoader());
        byte[] good = codec.encode(List.of(1, 2, 3));
        for (byte[] bytes : List.of(good, new byte[] {127, 1, 2, 3})) {
            int port = garbage(response(Wire.FOUND, bytes, 12345));
            assertThatThrownBy(() -> fetch(port, 1, Intake.value(codec)))
                    .isInstanceOfSatisfying(TransferException.class, e -> assertThat(e.reason())
                            .isEqualTo(TransferException.Reason.DAMAGED));
        }
    }

    @Test
    void aResultThatIsNotWhatItWasWhenItWasCountedDoesNotArrive() throws Exception {
        TransferServer server = server(
                (graph, task) -> Optional.of(
                        new EncodedValue(9, EncodedValue.of(random(8)).content())),
                4);
        assertFails(server.port(), TransferException.Reason.UNREACHABLE);
        TransferServer throwing = server(
                (graph, task) -> Optional.of(new EncodedValue(9, stream -> {
                    throw new IllegalStateException("it was changed");
                })),
                4);
        assertFails(throwing.port(), TransferException.Reason.UNREACHABLE);
    }

    private void assertFails(int port, TransferException.Reason reason) {
        assertThatThrownBy(() -> fetch(port, 1))
                .isInstanceOfSatisfying(
                        TransferException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining("task 1 of graph graph");
    }

    @Test
    void aMissingResultIsSaidToBeMissingAndTheConnectionGoesOn() throws Exception {
        TransferServer server = server(this::find, 1);
        assertFails(server.port(), TransferException.Reason.MISSING);
        results.put(1, random(10));
        assertThat(fetch(server.port(), 1)).isEqualTo(random(10));
    }

    @Test
    void aSourceThatFailsIsReportedWithItsReason() throws Exception {
        TransferServer server = server(
                (graph, task) -> {
                    throw new IllegalStateException("the disk is gone");
                },
                4);
        assertFails(server.port(), TransferException.Reason.FAILED);
        assertThatThrownBy(() -> fetch(server.port(), 1)).hasMessageContaining("the disk is gone");
    }

    @Test
    void aPeerThatIsNotThereIsUnreachable() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, HERE)) {
            port = unused.getLocalPort();
        }
        assertFails(port, TransferException.Reason.UNREACHABLE);
    }

    @Test
    void aServerThatRestartedIsReachedOverANewConnection() throws Exception {
        results.put(1, random(10));
        TransferServer before = server();
        assertThat(fetch(before.port(), 1)).hasSize(10);
        before.close();
        TransferServer after =
                TransferServer.start(new InetSocketAddress(HERE, before.port()), Optional.empty(), this::find, 4);
        opened.add(after);
        assertThat(fetch(after.port(), 1)).hasSize(10);
    }

    /** A peer that answers each connection with these bytes and ends it. */
    private int garbage(byte[] answer) throws IOException {
        ServerSocket listener = new ServerSocket(0, 10, HERE);
        opened.add(listener);
        TransferServer.daemon(
                        () -> {
                            while (!listener.isClosed()) {
                                try (Socket socket = listener.accept()) {
                                    socket.getInputStream().readNBytes(4 + 1 + 2 + 5 + 4);
                                    socket.getOutputStream().write(answer);
                                } catch (IOException e) {
                                    // The test is over, or the client has had enough.
                                }
                            }
                        },
                        "garbage")
                .start();
        return listener.getLocalPort();
    }

    private static byte[] response(int status, byte[] bytes, int crc) {
        return java.nio.ByteBuffer.allocate(13 + bytes.length)
                .put((byte) status)
                .putLong(bytes.length)
                .put(bytes)
                .putInt(crc)
                .array();
    }

    private static byte[] unfinished(int status, long length, int sent) {
        return java.nio.ByteBuffer.allocate(9 + sent)
                .put((byte) status)
                .putLong(length)
                .array();
    }

    @Test
    void aPeerThatSendsGarbageIsFoundOut() throws Exception {
        assertFails(garbage("HTTP/1.1 400 Bad Request\r\n".getBytes()), TransferException.Reason.DAMAGED);
        assertFails(garbage(response(Wire.FOUND, new byte[4], 12345)), TransferException.Reason.DAMAGED);
        assertFails(garbage(unfinished(Wire.FOUND, -1, 4)), TransferException.Reason.DAMAGED);
        assertFails(garbage(unfinished(Wire.FOUND, Long.MAX_VALUE, 4)), TransferException.Reason.DAMAGED);
        assertFails(garbage(unfinished(Wire.MISSING, 1_000_000, 4)), TransferException.Reason.DAMAGED);
        assertFails(garbage(unfinished(Wire.FOUND, 2_000_000_000, 100)), TransferException.Reason.UNREACHABLE);
        assertFails(garbage(new byte[0]), TransferException.Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "AKTR\u0001", "AKTR\u0002\u007F\u007F", "\u0000"})
    void aServerEndsTheConnectionOfAPeerThatDoesNotSpeakTheProtocol(String text) throws Exception {
        TransferServer server = server(this::find, 1);
        try (Socket socket = new Socket(HERE, server.port())) {
            socket.getOutputStream().write(text.getBytes());
            socket.shutdownOutput();
            assertThat(endsWithoutAnswer(socket)).isTrue();
        }
        results.put(1, random(10));
        assertThat(fetchWhenFree(server)).hasSize(10);
    }

    private static boolean endsWithoutAnswer(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true; // reset, because it had not read everything
        }
    }

    /** The only connection is free a moment after its peer has seen its end. */
    private byte[] fetchWhenFree(TransferServer server) throws Exception {
        while (true) {
            try {
                return fetch(server.port(), 1);
            } catch (TransferException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void connectionsAboveTheLimitAreClosedAtOnce() throws Exception {
        TransferServer server = server(this::find, 1);
        results.put(1, random(10));
        try (Socket first = new Socket(HERE, server.port())) {
            DataOutputStream out = new DataOutputStream(first.getOutputStream());
            Wire.write(out, new Wire.Request("graph", 1));
            DataInputStream in = new DataInputStream(first.getInputStream());
            assertThat(Wire.readResponse(in.readUnsignedByte(), in, Intake::bytes)
                            .value())
                    .isEqualTo(random(10));
            assertFails(server.port(), TransferException.Reason.UNREACHABLE);
        }
    }

    @Test
    void closingTheClientFailsWhatHasNotEnded() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        TransferServer server = server(
                (graph, task) -> {
                    asked.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Optional.empty();
                },
                16);
        List<CompletableFuture<byte[]>> fetches = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            fetches.add(client.fetch(HERE.getHostAddress(), server.port(), "graph", i));
        }
        asked.await();
        client.close();
        for (CompletableFuture<byte[]> fetch : fetches) {
            assertThatThrownBy(() -> fetch.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(TransferException.class);
        }
        assertThat(client.fetch(HERE.getHostAddress(), server.port(), "graph", 1))
                .isCompletedExceptionally();
        never.countDown();
    }
}
