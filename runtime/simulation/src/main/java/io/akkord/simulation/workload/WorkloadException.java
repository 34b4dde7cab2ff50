package io.akkord.simulation.workload;

import io.akkord.api.AkkordException;
import org.jspecify.annotations.Nullable;

/** A file is no graph that can be run: the message says where, what was found and what to do. */
public final class WorkloadException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public WorkloadException(String message) {
        super(message);
    }

    public WorkloadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
