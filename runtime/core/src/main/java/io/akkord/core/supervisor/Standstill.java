package io.akkord.core.supervisor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why a graph that has not ended does not move, as far as its supervisor knows. */
final class Standstill {

    private static final int NAMED = 5;

    private final GraphState state;
    private final Sessions sessions;
    private final SchedulerSettings settings;

    Standstill(GraphState state, Sessions sessions, SchedulerSettings settings) {
        this.state = state;
        this.sessions = sessions;
        this.settings = settings;
    }

    /**
     * Empty if nothing is known to be in the way.
     *
     * @param missing ids of workers that are waited for because the journal says that they have something
     */
    Optional<String> reason(List<String> missing) {
        if (!state.isSubmitted()) {
            return Optional.of("not all parts of it have arrived; its client sends the rest, or submits it again");
        }
        if (state.unfinished() == 0 && state.reruns == 0) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            return Optional.of("waits for " + named(missing) + ", which had a part of it when the coordinator stopped; "
                    + "given up " + settings.adoptionGraceNanos() / 1_000_000_000L
                    + " s after the coordinator's start");
        }
        if (sessions.all().isEmpty()) {
            return Optional.of("no worker is registered; start one with: akkord node --role worker --join HOST:PORT");
        }
        return sessions.adoptedCount() == 0 ? Optional.of(unanswered()) : Optional.empty();
    }

    private String unanswered() {
        return "waits for " + named(ids(sessions.all())) + " to say what "
                + (sessions.all().size() == 1 ? "it has" : "they have");
    }

    /** Why all workers go slowly; said only if nothing stands in the way that will not pass by itself. */
    Optional<String> fullMemory() {
        List<Sessions.Session> adopted =
                sessions.all().stream().filter(session -> session.adopted).toList();
        boolean isDone = state.unfinished() == 0 && state.reruns == 0;
        return !isDone && !adopted.isEmpty() && adopted.stream().allMatch(session -> session.executing.paused())
                ? Optional.of(
                        "results fill the memory of " + named(ids(adopted)) + ", so each worker runs one task at a "
                                + "time; add workers, or raise akkord.worker.memory-limit")
                : Optional.empty();
    }

    private static List<String> ids(Collection<Sessions.Session> of) {
        return of.stream().map(session -> session.info.workerId()).toList();
    }

    private static String named(List<String> ids) {
        String some = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
        String more = ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " more" : "";
        return (ids.size() == 1 ? "worker " : ids.size() + " workers: ") + some + more;
    }
}
