package io.akkord.execution.task;

import org.jspecify.annotations.Nullable;

/** What tasks of one operation do. Safe for use by several threads as far as the user's function is. */
public interface TaskBody {

    /**
     * Puts the arguments together, calls the user's function in this thread and returns its result, which may be null.
     *
     * @param literals the task's block of literals, see {@link io.akkord.core.graph.LiteralBlock}
     * @param inputs the values of the inputs, in order; the array belongs to the body from now on
     * @throws Throwable what the function throws, as it is; {@link io.akkord.execution.value.UndecodableException} or
     *     {@link IllegalArgumentException} if the arguments cannot be put together; InterruptedException between the
     *     steps of a fused or folding body if the thread was interrupted
     */
    @Nullable
    Object run(byte[] literals, @Nullable Object[] inputs) throws Throwable;
}
