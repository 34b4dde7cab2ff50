package io.akkord.actors.membership;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Names a worker's process so that another process on the same machine can tell whether it is gone: {@code
 * machine-pid-start}. The machine part is made of the kernel's boot id and the process namespace, so that containers do
 * not mistake each other's process ids for their own.
 */
public final class WorkerIdentity {

    private static final String UNKNOWN = "other";
    private static final String MACHINE = machine();

    private WorkerIdentity() {}

    /** The id of a worker in this process; {@code serial} tells several in one process apart. */
    public static String ofThisProcess(int serial) {
        ProcessHandle self = ProcessHandle.current();
        return MACHINE + "-" + self.pid() + "-" + startOf(self) + (serial == 0 ? "" : "-" + serial);
    }

    /** Whether the worker's process is known to have ended: it ran on this machine and is not there any more. */
    public static boolean isKnownDead(String workerId) {
        String[] parts = workerId.split("-");
        if (MACHINE.equals(UNKNOWN)
                || parts.length < 3
                || !parts[0].equals(MACHINE)
                || !parts[1].matches("[0-9]{1,18}")) {
            return false;
        }
        long pid = Long.parseLong(parts[1]);
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> !startOf(process).equals(parts[2]))
                .orElse(true);
    }

    private static String startOf(ProcessHandle process) {
        long millis = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return Long.toString(millis, Character.MAX_RADIX);
    }

    private static String machine() {
        try {
            String boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).trim();
            String namespace =
                    Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
            return Integer.toHexString((boot + namespace).hashCode());
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }
}
