package io.akkord.core.supervisor;

import io.akkord.core.liveness.StuckBody;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Bodies of the graph that ignore their interrupt, as far as the workers have told. Not part of the truth. */
final class Unstoppable {

    private static final int NAMED = 3;

    private final GraphState state;
    private List<StuckBody> bodies = List.of();

    Unstoppable(GraphState state) {
        this.state = state;
    }

    /** All of this graph that there are now. */
    void told(List<StuckBody> now) {
        bodies = now;
    }

    /** A message, with what is to be said of them behind it. */
    Optional<String> behind(Optional<String> message) {
        if (bodies.isEmpty()) {
            return message;
        }
        String some = bodies.stream().limit(NAMED).map(this::describe).collect(Collectors.joining("; "));
        String more = bodies.size() > NAMED ? "; and " + (bodies.size() - NAMED) + " more" : "";
        return Optional.of(message.map(text -> text + "; ").orElse("") + some + more);
    }

    private String describe(StuckBody body) {
        boolean known = body.task() >= 0 && body.task() < state.tasks.count;
        return body.describe(known ? state.graph.key(body.task()) : "#" + body.task());
    }
}
