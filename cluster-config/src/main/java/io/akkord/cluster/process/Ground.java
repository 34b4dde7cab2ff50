package io.akkord.cluster.process;

import io.akkord.cluster.settings.HostPort;
import java.util.List;

/** Where the nodes of a cluster stand. A place is used again by the node that follows a dead one there. */
public interface Ground {

    /**
     * A place for one node.
     *
     * @param prefix words before the command that starts its process, such as {@code ip netns exec NAME}
     * @param address by which the other nodes reach it; port 0 for any
     * @param settings {@code key=value} each, for this node only
     */
    record Seat(List<String> prefix, HostPort address, List<String> settings) {

        public Seat {
            prefix = List.copyOf(prefix);
            settings = List.copyOf(settings);
        }
    }

    /** The place of a coordinator, the first having number 0. */
    Seat coordinator(int number);

    /** The place of a worker, the first having number 0. */
    Seat worker(int number);

    /** Address on which a client in this JVM listens. */
    String clientHost();

    /** On loopback: a coordinator has a port of its own unless it is alone, a worker any. */
    static Ground loopback(int coordinators) {
        List<Integer> ports = coordinators == 1 ? List.of(0) : FreePorts.choose(coordinators);
        return new Ground() {
            @Override
            public Seat coordinator(int number) {
                return seat(ports.get(number));
            }

            @Override
            public Seat worker(int number) {
                return seat(0);
            }

            @Override
            public String clientHost() {
                return "127.0.0.1";
            }

            private Seat seat(int port) {
                return new Seat(List.of(), new HostPort("127.0.0.1", port), List.of());
            }
        };
    }
}
