package io.akkord.actors.membership;

import io.akkord.core.liveness.StuckBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bodies that ignore their interrupt, by worker, as the workers tell with their heartbeats. */
final class StuckRegister {

    private final Map<String, List<StuckBody>> bodies = new LinkedHashMap<>();

    /** What a worker says now; whether that is news. */
    boolean told(String workerId, List<StuckBody> now) {
        List<StuckBody> before = now.isEmpty() ? bodies.remove(workerId) : bodies.put(workerId, now);
        return !now.equals(before == null ? List.of() : before);
    }

    /** A worker is gone, and its process with it or of no concern any more. */
    void gone(String workerId) {
        bodies.remove(workerId);
    }

    /** All of them. */
    List<StuckBody> all() {
        List<StuckBody> all = new ArrayList<>();
        bodies.values().forEach(all::addAll);
        return all;
    }
}
