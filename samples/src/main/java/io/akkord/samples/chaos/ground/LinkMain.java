package io.akkord.samples.chaos.ground;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The process of a {@link Link}: takes connections at the address by which a node is known, and forwards them to where the
 * node really listens. Each line of its standard input says what becomes of frames from then on; it ends with its input.
 */
public final class LinkMain {

    /** What it writes when it takes connections. */
    static final int LISTENING = '+';

    private final InetSocketAddress target;
    private final AtomicReference<FrameFaults> faults = new AtomicReference<>(FrameFaults.NONE);
    private final AtomicLong seeds = new AtomicLong();

    private LinkMain(InetSocketAddress target) {
        this.target = target;
    }

    /** Arguments: host, port, hidden port. */
    public static void main(String[] arguments) throws IOException {
        InetAddress host = InetAddress.getByName(arguments[0]);
        ServerSocket listening = new ServerSocket(Integer.parseInt(arguments[1]), 0, host);
        LinkMain link = new LinkMain(new InetSocketAddress(host, Integer.parseInt(arguments[2])));
        daemon(() -> link.accept(listening));
        System.out.write(LISTENING);
        System.out.flush();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            link.faults.set(FrameFaults.parse(line));
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "akkord-chaos-link");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocket listening) {
        while (true) {
            try {
                Socket from = listening.accept();
                daemon(() -> connect(from));
            } catch (IOException e) {
                // The other end is gone already.
            }
        }
    }

    private void connect(Socket from) {
        try {
            Socket to = new Socket();
            to.connect(target);
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            SplittableRandom random = new SplittableRandom(seeds.incrementAndGet());
            FrameRelay relay = new FrameRelay(from, to, faults::get, random);
            daemon(relay::read);
            daemon(() -> back(to, from));
            relay.write();
        } catch (IOException e) {
            close(from);
        }
    }

    /** Akka's connections carry frames in one direction only; whatever comes back goes back as it is. */
    private static void back(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The connection has ended.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more.
        }
    }
}
