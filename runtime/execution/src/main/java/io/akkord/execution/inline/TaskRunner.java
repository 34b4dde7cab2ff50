package io.akkord.execution.inline;

import io.akkord.api.RetryPolicy;
import io.akkord.execution.value.ValueCodec;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs one body as a worker does: again if its policy says so, and with a result that could travel. */
final class TaskRunner {

    /** A body with its arguments. */
    interface Body {
        @Nullable
        Object run() throws Throwable;
    }

    /**
     * How it ended.
     *
     * @param tries how often the body ran
     * @param thrown what it threw the last time; null if it returned
     */
    record Outcome(@Nullable Object value, int tries, @Nullable Throwable thrown) {}

    private final ValueCodec codec;

    TaskRunner(ValueCodec codec) {
        this.codec = codec;
    }

    Outcome run(Body body, RetryPolicy policy) {
        Throwable thrown = null;
        for (int tries = 1; tries <= policy.maxTries(); tries++) {
            try {
                if (tries > 1) {
                    TimeUnit.NANOSECONDS.sleep(policy.backoffAfter(tries - 1).toNanos());
                }
                Object value = body.run();
                codec.digestAndSize(value);
                return new Outcome(value, tries, null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Outcome(null, tries, e);
            } catch (Throwable e) {
                thrown = e;
            }
        }
        return new Outcome(null, policy.maxTries(), Objects.requireNonNull(thrown));
    }
}
