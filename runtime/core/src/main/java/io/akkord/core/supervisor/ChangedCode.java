package io.akkord.core.supervisor;

import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which workers have other code for operations than the graph: none of their tasks is given to them. Workers say it when
 * the operations are defined to them, so it is not part of the truth; that a person accepted a change is.
 */
final class ChangedCode {

    private static final int NAMED = 5;

    private final GraphState state;
    private final Sessions sessions;
    private final Recorder recorder;
    /** Operations of tasks that wait because of it, as far as was tried since workers last came, went or spoke. */
    private final BitSet inTheWay = new BitSet();

    ChangedCode(GraphState state, Sessions sessions, Recorder recorder) {
        this.state = state;
        this.sessions = sessions;
        this.recorder = recorder;
    }

    /** A worker has compared what was defined to it. */
    void reported(Sessions.Session session, ToSupervisor.OperationsChanged report) {
        session.changedCode
                .subMap(report.first(), report.first() + report.count())
                .clear();
        for (int i = 0; i < report.operations().length; i++) {
            int row = report.operations()[i];
            long present = report.fingerprints()[i];
            if (row >= 0
                    && row < state.graph.operationCount()
                    && state.graph.operationAt(row).fingerprint() != present) {
                session.changedCode.put(row, present);
            }
        }
        refuse(session);
    }

    private void refuse(Sessions.Session session) {
        session.refusedOperations.clear();
        for (int row = 0; row < state.graph.operationCount() && !session.changedCode.isEmpty(); row++) {
            boolean step = Arrays.stream(state.graph.operationAt(row).steps()).anyMatch(session.refusedOperations::get);
            session.refusedOperations.set(row, step || session.changedCode.containsKey(row));
        }
        sessions.changed();
    }

    /** Workers came, went or spoke: what is in the way is found anew. */
    void recheck() {
        inTheWay.clear();
    }

    /** No worker runs a task although its options allow some. */
    void hinders(int task) {
        inTheWay.set(state.graph.operationRow(task));
    }

    /** What the graph's status says. */
    Optional<String> message() {
        List<String> all = describe(rowsOf(inTheWay), present());
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of("waits because code has changed since it was submitted: "
                        + String.join("; ", all.subList(0, Math.min(NAMED, all.size())))
                        + (all.size() > NAMED ? "; and " + (all.size() - NAMED) + " operations more" : "")
                        + ". Start a worker with the old jar, or accept the change with: akkord resume GRAPH"
                        + " --accept-changed");
    }

    private List<String> describe(BitSet rows, Map<Integer, NavigableSet<Long>> present) {
        List<String> all = new ArrayList<>();
        rows.stream().filter(present::containsKey).forEach(row -> {
            OperationSpec spec = state.graph.operationAt(row);
            all.add(spec.displayName() + " of class " + spec.className() + " has fingerprint "
                    + hex(spec.fingerprint()) + " in the graph and "
                    + String.join(
                            " and ",
                            present.getOrDefault(row, new TreeSet<>()).stream()
                                    .map(ChangedCode::hex)
                                    .toList())
                    + " on the workers");
        });
        return all;
    }

    private static String hex(long fingerprint) {
        return String.format("%016x", fingerprint);
    }

    /** The rows, and those of their steps. */
    private BitSet rowsOf(BitSet operations) {
        BitSet rows = new BitSet();
        operations.stream().forEach(row -> {
            rows.set(row);
            for (int step : state.graph.operationAt(row).steps()) {
                rows.set(step);
            }
        });
        return rows;
    }

    /** What code the linked workers have, of changed operations. */
    private Map<Integer, NavigableSet<Long>> present() {
        Map<Integer, NavigableSet<Long>> present = new TreeMap<>();
        for (Sessions.Session session : sessions.all()) {
            session.changedCode.forEach((row, fingerprint) ->
                    present.computeIfAbsent(row, r -> new TreeSet<>()).add(fingerprint));
        }
        return present;
    }

    /** Takes what the workers have for the graph's code, of operations that still have to run; the refusal, if it cannot. */
    Optional<String> accept(String by, long wallMillis) {
        Map<Integer, NavigableSet<Long>> wanted = present();
        wanted.keySet().retainAll(rowsOf(stillToRun()).stream().boxed().toList());
        if (wanted.isEmpty()) {
            return Optional.of("no registered worker has other code for an operation that the graph still has to run;"
                    + " there is nothing to accept");
        }
        for (Map.Entry<Integer, NavigableSet<Long>> each : wanted.entrySet()) {
            OperationSpec spec = state.graph.operationAt(each.getKey());
            if (each.getValue().size() > 1) {
                return Optional.of("the workers do not agree on the code of " + spec.displayName() + ": "
                        + each.getValue().stream().map(ChangedCode::hex).toList()
                        + "; give all of them the same jar, then accept it");
            }
            if (spec.lambda()) {
                return Optional.of("operation " + spec.displayName() + " is a lambda: its name is made by the compiler,"
                        + " and may be that of another one now. Start a worker with the old jar, or submit the graph"
                        + " under a new id");
            }
        }
        record(wanted, by, wallMillis);
        return Optional.empty();
    }

    private BitSet stillToRun() {
        BitSet operations = new BitSet();
        for (int task = 0; task < state.tasks.count; task++) {
            if (!state.tasks.isFinal(task) || state.tasks.isRerun(task)) {
                operations.set(state.graph.operationRow(task));
            }
        }
        return operations;
    }

    /** Everybody hears of it, and compares anew: those with the old code are the ones that run none of it now. */
    private void record(Map<Integer, NavigableSet<Long>> accepted, String by, long wallMillis) {
        recorder.record(new GraphEvent.CodeAccepted(
                accepted.keySet().stream().mapToInt(row -> row).toArray(),
                accepted.values().stream().mapToLong(NavigableSet::first).toArray(),
                by,
                wallMillis));
        List<OperationSpec> table = new ArrayList<>();
        for (int row = 0; row < state.graph.operationCount(); row++) {
            table.add(state.graph.operationAt(row));
        }
        for (Sessions.Session session : sessions.all()) {
            session.changedCode.keySet().removeAll(accepted.keySet());
            refuse(session);
            List<OperationSpec> known = table.subList(0, session.definedOperations);
            recorder.send(session.worker, new ToWorker.DefineOperations(0, List.copyOf(known)));
        }
    }
}
