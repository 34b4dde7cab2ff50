package io.akkord.samples.chaos.ground;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection of Akka's TCP transport: five bytes at its beginning, then frames of four bytes of length,
 * the lowest first, and so much payload. Whole frames are lost, repeated, swapped or delayed, which to Akka is a message
 * that was; a byte that is missing would be a broken connection only.
 */
final class FrameRelay {

    /** A frame that goes on at its time. */
    private record Due(long nanos, byte[] frame) {}

    private static final int BEGINNING = 5;
    private static final int WAITING_FRAMES = 4096;
    private static final int LONGEST_FRAME = 4 << 20;

    /** Behind the last frame. */
    private static final byte[] END = {};

    private final Socket from;
    private final Socket to;
    private final Supplier<FrameFaults> faults;
    private final SplittableRandom random;
    private final BlockingQueue<Due> waiting = new ArrayBlockingQueue<>(WAITING_FRAMES);
    private long latest = System.nanoTime();
    private byte @Nullable [] heldBack;

    FrameRelay(Socket from, Socket to, Supplier<FrameFaults> faults, SplittableRandom random) {
        this.from = from;
        this.to = to;
        this.faults = faults;
        this.random = random;
    }

    /** Reads frames until the connection ends, and decides what becomes of each. */
    void read() {
        try {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream()))) {
                byte[] beginning = new byte[BEGINNING];
                in.readFully(beginning);
                put(0, beginning);
                while (true) {
                    pass(frame(in), faults.get());
                }
            } catch (IOException e) {
                putHeldBack();
                put(0, END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A frame that is swapped waits for the next one that passes. */
    private void pass(byte[] frame, FrameFaults now) throws InterruptedException {
        long delay = now.delayNanos(random);
        switch (now.fate(random)) {
            case IS_LOST -> {}
            case IS_SWAPPED -> {
                putHeldBack();
                heldBack = frame;
            }
            case IS_REPEATED -> {
                put(delay, frame);
                put(delay, frame);
            }
            case PASSES -> {
                put(delay, frame);
                putHeldBack();
            }
        }
    }

    private void putHeldBack() throws InterruptedException {
        byte[] frame = heldBack;
        heldBack = null;
        if (frame != null) {
            put(0, frame);
        }
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        byte[] length = new byte[Integer.BYTES];
        in.readFully(length);
        int bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (bytes < 0 || bytes > LONGEST_FRAME) {
            throw new IOException("a frame of " + bytes + " bytes");
        }
        byte[] frame = new byte[Integer.BYTES + bytes];
        System.arraycopy(length, 0, frame, 0, length.length);
        in.readFully(frame, Integer.BYTES, bytes);
        return frame;
    }

    /** Frames keep their order: none is due before the one before it. */
    private void put(long delay, byte[] frame) throws InterruptedException {
        latest = Math.max(latest, System.nanoTime() + delay);
        waiting.put(new Due(latest, frame));
    }

    /** Writes frames, each at its time, until the last one. */
    void write() {
        try (from;
                to;
                OutputStream out = new BufferedOutputStream(to.getOutputStream())) {
            for (Due due = waiting.take(); due.frame() != END; due = waiting.take()) {
                TimeUnit.NANOSECONDS.sleep(due.nanos() - System.nanoTime());
                out.write(due.frame());
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            waiting.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
