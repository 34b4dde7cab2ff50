package io.akkord.cluster.cli;

import io.akkord.persistence.chain.Damage;
import java.util.Collection;

/** How a command ends; scripts rely on the numbers, and {@code akkord --help} lists them. */
public final class ExitCode {

    public static final int OK = 0;
    /** A graph failed by the user's code, or the command by an error of ours. */
    public static final int FAILED = 1;
    /** The command line or a setting is wrong. */
    public static final int USAGE = 2;

    public static final int NOT_FOUND = 3;
    public static final int CANCELLED = 4;
    /** What was waited for did not happen in time. */
    public static final int TIMEOUT = 5;

    public static final int UNREACHABLE = 6;
    public static final int DAMAGED = 7;
    /** A port, a directory, space or another resource of the machine is not to be had. */
    public static final int NO_RESOURCES = 8;

    /** Something is whole, but another version of the program made it, which this one cannot read. */
    public static final int VERSION_MISMATCH = 9;

    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** How a command ends that met these damages: what another version wrote is none, unless there are others too. */
    static int of(Collection<Damage> damages) {
        if (damages.isEmpty()) {
            return OK;
        }
        return damages.stream().allMatch(damage -> damage.kind() == Damage.Kind.SCHEMA) ? VERSION_MISMATCH : DAMAGED;
    }
}
