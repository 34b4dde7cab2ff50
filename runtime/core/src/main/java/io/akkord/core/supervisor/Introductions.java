package io.akkord.core.supervisor;

import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToWorker;
import io.akkord.core.message.WorkerAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells workers where other workers are: only those that are named to them as sources, when they are named first, and
 * again when one of them has another address. Who gives results to whom is sparse in large clusters, so that all together
 * are told far less than everybody about everybody.
 */
final class Introductions {

    private static final int[] NONE = {};

    /** Takes what one worker is to be told. */
    interface Consumer {
        void accept(int worker, List<WorkerAddress> addresses);
    }

    private final Sessions sessions;

    Introductions(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The addresses that a worker needs before it takes a message; noted as told. */
    List<WorkerAddress> before(Sessions.Session to, ToWorker message) {
        List<WorkerAddress> addresses = new ArrayList<>();
        for (int source : sources(message)) {
            if (source >= 0 && source != to.worker && !to.introduced.get(source)) {
                to.introduced.set(source);
                Sessions.Session session = sessions.get(source);
                if (session != null) {
                    addresses.add(address(session));
                }
            }
        }
        return addresses;
    }

    private static int[] sources(ToWorker message) {
        if (message instanceof ToWorker.Dispatch dispatch) {
            return dispatch.sources();
        }
        if (message instanceof ToWorker.KeepResults keep) {
            return keep.sources();
        }
        return message instanceof ToWorker.MoveInputs moves ? moves.sources() : NONE;
    }

    /** A worker is linked anew: whoever was named it as a source is told where it is. */
    void forEachWhoKnows(int worker, Consumer consumer) {
        Sessions.Session session = sessions.get(worker);
        for (Sessions.Session other : sessions.all()) {
            if (session != null && other.introduced.get(worker)) {
                consumer.accept(other.worker, List.of(address(session)));
            }
        }
    }

    private static WorkerAddress address(Sessions.Session session) {
        WorkerInfo info = session.info;
        return new WorkerAddress(
                session.worker,
                info.workerId(),
                info.incarnation(),
                info.path(),
                info.transferHost(),
                info.transferPort());
    }
}
