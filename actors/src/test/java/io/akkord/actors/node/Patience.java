package io.akkord.actors.node;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what must come, with a deadline that only a defect reaches. */
public final class Patience {

    private static final long SECONDS = 60;

    private Patience() {}

    /** The value, or what the stage failed with. */
    public static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("nothing came within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** What the stage fails with. */
    public static Throwable failure(CompletionStage<?> stage) {
        try {
            Object value = stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("it did not fail but gave " + value);
        } catch (ExecutionException e) {
            return unwrapped(e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("nothing came within " + SECONDS + " s", e);
        }
    }

    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still " + latch.getCount() + " to come after " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        Throwable found = unwrapped(cause);
        return found instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(found);
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable found = thrown;
        while (found instanceof CompletionException && found.getCause() != null) {
            found = found.getCause();
        }
        return found;
    }
}
