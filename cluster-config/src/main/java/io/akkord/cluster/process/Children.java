package io.akkord.cluster.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Processes that must not outlive this one. */
final class Children {

    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly), "akkord-end-children"));
    }

    private Children() {}

    static void add(Process process) {
        ALIVE.removeIf(each -> !each.isAlive());
        ALIVE.add(process);
    }
}
