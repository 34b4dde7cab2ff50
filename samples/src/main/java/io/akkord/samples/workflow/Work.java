package io.akkord.samples.workflow;

import io.akkord.api.Operation1;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stands for one kind of a workflow's tasks: takes its time, then gives a result of its size. It is given a list: the
 * {@link Step}, then the results that the task needs.
 *
 * @param kind the recorded operation, whose run times are learnt together
 * @param pace how the time is spent
 */
public record Work(String kind, Pace pace) implements Operation1<List<Object>, Object> {

    /** How a task spends its time. */
    public enum Pace {
        /**
         * Computes until its thread has had a processor for so long: tasks beyond the processors that there are take longer,
         * as real ones do.
         */
        COMPUTE,
        /** Waits without computing: as tasks do that run elsewhere, and as if there were enough processors. */
        SLEEP
    }

    private static final long LOOK_EVERY = 50_000;

    @Override
    public Object apply(List<Object> given) throws InterruptedException {
        Step step = (Step) given.get(0);
        List<byte[]> inputs = given.stream().skip(1).map(byte[].class::cast).toList();
        if (pace == Pace.SLEEP) {
            TimeUnit.NANOSECONDS.sleep(step.nanos());
            return Filler.value(step.key(), step.bytes(), inputs);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + step.nanos();
        byte[] value = Filler.value(step.key(), step.bytes(), inputs);
        long mixed = Filler.headerOf(value);
        while (threads.getCurrentThreadCpuTime() < end) {
            for (long i = 0; i < LOOK_EVERY; i++) {
                mixed = mixed * 6364136223846793005L + 1442695040888963407L;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("the task " + step.key() + " is no longer wanted");
            }
        }
        // Never so, but the compiler does not know, and keeps the loop.
        return mixed == value.length ? new byte[Filler.HEADER] : value;
    }
}
