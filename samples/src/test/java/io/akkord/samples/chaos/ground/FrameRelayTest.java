package io.akkord.samples.chaos.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames that carry their own number, through a relay on loopback. */
@Timeout(60)
class FrameRelayTest {

    private static final int FRAMES = 2000;
    private static final byte[] BEGINNING = {'A', 'K', 'K', 'A', 2};

    /** Two ends of a connection. */
    private record Pipe(Socket in, Socket out) {
        static Pipe open() throws IOException {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Socket in = new Socket(server.getInetAddress(), server.getLocalPort());
                return new Pipe(in, server.accept());
            }
        }
    }

    /** The numbers of the frames that arrive. */
    private static List<Integer> arriving(FrameFaults faults) throws Exception {
        Pipe first = Pipe.open();
        Pipe second = Pipe.open();
        FrameRelay relay = new FrameRelay(first.out(), second.in(), () -> faults, new SplittableRandom(7));
        new Thread(relay::read).start();
        new Thread(relay::write).start();
        OutputStream out = first.in().getOutputStream();
        out.write(BEGINNING);
        for (int number = 0; number < FRAMES; number++) {
            out.write(frame(number));
        }
        first.in().shutdownOutput();
        DataInputStream in = new DataInputStream(second.out().getInputStream());
        byte[] beginning = new byte[BEGINNING.length];
        in.readFully(beginning);
        assertThat(beginning).isEqualTo(BEGINNING);
        List<Integer> numbers = new ArrayList<>();
        try {
            while (true) {
                numbers.add(number(in));
            }
        } catch (EOFException e) {
            return numbers;
        }
    }

    private static byte[] frame(int number) {
        return ByteBuffer.allocate(2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(Integer.BYTES)
                .putInt(number)
                .array();
    }

    private static int number(DataInputStream in) throws IOException {
        byte[] frame = new byte[2 * Integer.BYTES];
        in.readFully(frame);
        ByteBuffer buffer = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(buffer.getInt()).isEqualTo(Integer.BYTES);
        return buffer.getInt();
    }

    private static List<Integer> all() {
        return IntStream.range(0, FRAMES).boxed().toList();
    }

    @Test
    void withoutFaultsEveryFrameArrivesInOrder() throws Exception {
        assertThat(arriving(FrameFaults.NONE)).isEqualTo(all());
        assertThat(arriving(new FrameFaults(1, 2, 0, 0, 0))).isEqualTo(all());
    }

    @Test
    void lostFramesAreMissingAsWholes() throws Exception {
        assertThat(arriving(new FrameFaults(0, 0, 100, 0, 0)))
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeBetween(FRAMES * 8 / 10, FRAMES - 1);
    }

    @Test
    void swappedFramesAllArriveButNotInOrder() throws Exception {
        List<Integer> arrived = arriving(new FrameFaults(0, 0, 0, 100, 0));
        assertThat(arrived).containsExactlyInAnyOrderElementsOf(all()).isNotEqualTo(all());
    }

    @Test
    void repeatedFramesArriveTwice() throws Exception {
        List<Integer> arrived = arriving(new FrameFaults(0, 0, 0, 0, 100));
        assertThat(arrived).isSorted().hasSizeBetween(FRAMES + 1, FRAMES * 12 / 10);
        assertThat(arrived.stream().distinct().toList()).isEqualTo(all());
    }

    @Test
    void whatIsToldToALinkIsReadByItAsItWas() {
        FrameFaults faults = new FrameFaults(20, 250, 1, 2, 3);
        assertThat(FrameFaults.parse(faults.toString())).isEqualTo(faults);
    }
}
