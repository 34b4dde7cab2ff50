package io.akkord.actors.membership;

import io.akkord.core.liveness.WorkerDeath;
import io.akkord.execution.executing.ExecutingFiles;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What workers were executing when their processes ended, as their files tell: read here if a worker ran on this machine,
 * told by its successor there otherwise. Only of workers that were registered here while this coordinator lived, or that
 * shared its process: if everything died at once, no task is to blame. For one thread.
 */
final class DeathRegister {

    private static final int MOST_DEATHS = 256;
    private static final int MOST_SEEN = 16_384;
    /** Ticks: half a minute. */
    private static final int MOST_LOOKS = 120;

    private final ExecutingFiles files;
    private final Map<String, WorkerDeath> deaths = new LinkedHashMap<>();
    private final Map<String, Integer> dying = new LinkedHashMap<>();
    private final Set<String> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_SEEN;
        }
    });

    DeathRegister(ExecutingFiles files) {
        this.files = files;
        files.sharedWithCoordinators().forEach(this::add);
    }

    /** A worker is registered. */
    void seen(String workerId) {
        seen.add(workerId);
    }

    /** A worker is gone: whether it is known to have died. One that is about to is looked at again later. */
    boolean gone(String workerId) {
        Optional<WorkerDeath> death = files.deathOf(workerId);
        death.ifPresent(this::add);
        if (death.isEmpty()) {
            dying.put(workerId, MOST_LOOKS);
        }
        return death.isPresent();
    }

    /** Looks again, each tick, whether those that went in good order have died since; whether one has. */
    boolean lookAgain() {
        int before = deaths.size();
        dying.replaceAll((workerId, looks) -> looks - 1);
        dying.entrySet().removeIf(each -> {
            Optional<WorkerDeath> death = files.deathOf(each.getKey());
            death.ifPresent(this::add);
            return death.isPresent() || each.getValue() <= 0;
        });
        return deaths.size() != before;
    }

    /** What a successor found on its machine; whether any of it was not known. */
    boolean told(List<WorkerDeath> found) {
        Set<String> before = new LinkedHashSet<>(deaths.keySet());
        found.stream().filter(death -> seen.contains(death.workerId())).forEach(this::add);
        return !before.containsAll(deaths.keySet());
    }

    private void add(WorkerDeath death) {
        if (death.tasks().length > 0) {
            deaths.putIfAbsent(death.workerId(), death);
        }
        if (deaths.size() > MOST_DEATHS) {
            deaths.remove(deaths.keySet().iterator().next());
        }
    }

    /** The latest, in the order in which they were noticed. */
    List<WorkerDeath> all() {
        return List.copyOf(deaths.values());
    }
}
