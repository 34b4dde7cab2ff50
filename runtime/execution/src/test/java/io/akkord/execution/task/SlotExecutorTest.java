package io.akkord.execution.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SlotExecutorTest {

    private final SlotExecutor executor = new SlotExecutor(1, SlotExecutorTest.class.getClassLoader());

    @AfterEach
    void close() {
        executor.close();
    }

    interface Body {
        Object run() throws Throwable;
    }

    private static final class Run extends TaskRun {
        private final Body body;
        private final CountDownLatch done = new CountDownLatch(1);

        Run(Body body) {
            this.body = body;
            onDone(done::countDown);
        }

        @Override
        protected Object run() throws Throwable {
            return body.run();
        }

        Run await() throws InterruptedException {
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
            return this;
        }
    }

    private Run submit(Body body) {
        Run run = new Run(body);
        executor.submit(run);
        return run;
    }

    /** A body that waits until it is interrupted or the latch opens. */
    private Run submitBlocked(CountDownLatch started, CountDownLatch goOn) {
        return submit(() -> {
            started.countDown();
            goOn.await();
            return "went on";
        });
    }

    @Test
    void aRunHasItsValueAndItsTimes() throws InterruptedException {
        Run run = submit(() -> Thread.currentThread().getName()).await();
        assertThat(run.value()).isEqualTo("akkord-slot-0");
        assertThat(run.error()).isNull();
        assertThat(run.state()).isEqualTo(TaskRun.State.DONE);
        assertThat(run.startNanos()).isGreaterThanOrEqualTo(run.queuedNanos());
        assertThat(run.endNanos()).isGreaterThanOrEqualTo(run.startNanos());
        assertThat(run.startMicros()).isGreaterThan(1_700_000_000_000_000L);
    }

    @SuppressWarnings("InfiniteRecursion") // until the stack is full
    private static int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }

    static List<Supplier<Throwable>> throwables() {
        return List.of(
                () -> new Exception("checked"),
                () -> new IllegalStateException("unchecked"),
                () -> new OutOfMemoryError("of memory"),
                () -> new NoClassDefFoundError("of linkage"),
                () -> new ExceptionInInitializerError("of a class"),
                () -> new AssertionError("asserted"),
                ThreadDeath::new,
                () -> new Error("any") {},
                () -> new Throwable("bare"),
                InterruptedException::new);
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void whateverABodyThrowsIsItsOutcomeAndTheSlotGoesOn(Supplier<Throwable> made) throws InterruptedException {
        Throwable thrown = made.get();
        Run run = submit(() -> {
            throw thrown;
        });
        assertThat(run.await().error()).isSameAs(thrown);
        assertThat(submit(() -> "next").await().value()).isEqualTo("next");
        assertThat(executor.leakedSlots()).isZero();
    }

    @Test
    void realErrorsOfTheMachineAreOutcomesToo() throws InterruptedException {
        assertThat(submit(() -> overflow(0)).await().error()).isInstanceOf(StackOverflowError.class);
        assertThat(submit(() -> new long[Integer.MAX_VALUE]).await().error()).isInstanceOf(OutOfMemoryError.class);
        assertThat(submit(() -> "next").await().value()).isEqualTo("next");
    }

    @Test
    void aCallbackThatThrowsDoesNotEndTheSlot() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Run run = submitBlocked(started, goOn);
        run.onDone(() -> {
            throw new Error("from the callback");
        });
        goOn.countDown();
        assertThat(submit(() -> "next").await().value()).isEqualTo("next");
    }

    @Test
    void aQueuedRunIsCancelledAtOnceAndNeverBegins() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        submitBlocked(started, goOn);
        Run queued = submit(() -> {
            throw new AssertionError("it began");
        });
        started.await();
        queued.cancel();
        assertThat(queued.await().error()).isInstanceOf(CancellationException.class);
        assertThat(queued.isCancelled()).isTrue();
        assertThat(queued.startNanos()).isZero();
        goOn.countDown();
        assertThat(submit(() -> "next").await().value()).isEqualTo("next");
    }

    @Test
    void aRunningOneIsInterruptedAndTheInterruptDoesNotReachTheNext() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Run run = submitBlocked(started, new CountDownLatch(1));
        started.await();
        run.cancel();
        assertThat(run.await().error()).isInstanceOf(InterruptedException.class);
        run.cancel();
        assertThat(submit(Thread::interrupted).await().value()).isEqualTo(false);
    }

    @Test
    void noInterruptLeaksHoweverCloseCancelAndEndAre() throws InterruptedException {
        AtomicInteger leaks = new AtomicInteger();
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Run run = submit(() -> null);
            run.cancel();
            runs.add(run);
            runs.add(submit(() -> Thread.currentThread().isInterrupted() ? leaks.incrementAndGet() : 0));
        }
        for (Run run : runs) {
            run.await();
        }
        assertThat(leaks).hasValue(0);
    }

    @Test
    void aBodyThatSetsItsOwnInterruptOrLoaderLeavesNoTrace() throws Exception {
        try (URLClassLoader other = new URLClassLoader(new URL[0])) {
            submit(() -> {
                Thread.currentThread().interrupt();
                Thread.currentThread().setContextClassLoader(other);
                return null;
            });
            assertThat(submit(Thread::interrupted).await().value()).isEqualTo(false);
            assertThat(submit(() -> Thread.currentThread().getContextClassLoader())
                            .await()
                            .value())
                    .isSameAs(SlotExecutorTest.class.getClassLoader());
        }
    }

    @Test
    void aCallbackCanBePointedElsewhereWhileTheBodyRuns() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger old = new AtomicInteger();
        CountDownLatch recent = new CountDownLatch(1);
        Run run = submitBlocked(started, goOn);
        run.onDone(old::incrementAndGet);
        run.onDone(recent::countDown);
        goOn.countDown();
        recent.await();
        assertThat(old).hasValue(0);
        AtomicInteger late = new AtomicInteger();
        run.onDone(late::incrementAndGet);
        assertThat(late).hasValue(1);
        assertThat(run.value()).isEqualTo("went on");
    }

    @Test
    void eachCallbackThatIsNotReplacedRunsExactlyOnceHoweverCloseTheEndIs() throws InterruptedException {
        for (int i = 0; i < 20_000; i++) {
            AtomicInteger calls = new AtomicInteger();
            CountDownLatch called = new CountDownLatch(1);
            Run run = submit(() -> null);
            run.onDone(() -> {
                calls.incrementAndGet();
                called.countDown();
            });
            called.await();
            assertThat(calls).as("run %d", i).hasValue(1);
        }
    }

    @Test
    void aSlotThatDoesNotComeBackIsReplacedAndEndsWhenItReturns() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread[] stuck = new Thread[1];
        Run run = submit(() -> {
            stuck[0] = Thread.currentThread();
            started.countDown();
            boolean waiting = true;
            while (waiting) {
                try {
                    goOn.await();
                    waiting = false;
                } catch (InterruptedException e) {
                    // This body does not listen.
                }
            }
            return "at last";
        });
        started.await();
        run.cancel();
        assertThat(executor.leaked(run)).isTrue();
        assertThat(executor.leaked(run)).as("a second time").isFalse();
        assertThat(executor.leakedSlots()).isEqualTo(1);
        assertThat(executor.stuckSlots()).isEqualTo(1);
        assertThat(submit(() -> Thread.currentThread().getName()).await().value())
                .isEqualTo("akkord-slot-0");
        goOn.countDown();
        assertThat(run.await().value()).isEqualTo("at last");
        stuck[0].join();
        assertThat(executor.stuckSlots()).isZero();
        assertThat(executor.leakedSlots()).isEqualTo(1);
    }

    @Test
    void aRunThatIsDoneOrQueuedHasNoSlotToGiveUp() throws InterruptedException {
        Run done = submit(() -> null).await();
        assertThat(executor.leaked(done)).isFalse();
        assertThat(executor.leaked(new Run(() -> null))).isFalse();
    }

    @Test
    void closingCancelsWhatIsQueuedAndEndsTheSlots() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread[] slot = new Thread[1];
        Run running = submit(() -> {
            slot[0] = Thread.currentThread();
            started.countDown();
            goOn.await();
            return "done";
        });
        Run queued = submit(() -> null);
        started.await();
        executor.close();
        assertThat(queued.await().error()).isInstanceOf(CancellationException.class);
        goOn.countDown();
        assertThat(running.await().value()).isEqualTo("done");
        slot[0].join();
        assertThat(submit(() -> null).await().error()).isInstanceOf(CancellationException.class);
    }

    @Test
    void allRunsOfManySubmittersAreRunOnce() throws Exception {
        try (SlotExecutor two = new SlotExecutor(2, SlotExecutorTest.class.getClassLoader())) {
            AtomicInteger ran = new AtomicInteger();
            List<Callable<List<Run>>> submitters = new ArrayList<>();
            for (int s = 0; s < 4; s++) {
                submitters.add(() -> {
                    List<Run> runs = new ArrayList<>();
                    for (int i = 0; i < 5_000; i++) {
                        Run run = new Run(ran::incrementAndGet);
                        two.submit(run);
                        runs.add(run);
                    }
                    return runs;
                });
            }
            var pool = java.util.concurrent.Executors.newFixedThreadPool(4);
            for (var submitted : pool.invokeAll(submitters)) {
                for (Run run : submitted.get()) {
                    run.await();
                }
            }
            pool.shutdown();
            assertThat(ran).hasValue(20_000);
        }
    }
}
