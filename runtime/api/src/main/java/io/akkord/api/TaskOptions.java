package io.akkord.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Hints of one task. Tasks with equal options share one row in the compiled graph, so round what is measured.
 *
 * @param retry what happens when the operation throws
 * @param deadline time one try may take before it is interrupted; empty for no limit
 * @param priority higher runs first among the ready tasks of a worker
 * @param resources named counters that the task occupies while it runs, each at least 1
 * @param checkpoint whether the result is stored durably whatever its size
 * @param node the only node address that may run the task
 * @param role a role, or a label, that the worker must have
 * @param impure whether running twice could be seen outside: never run ahead of the journal, never recomputed
 * @param expectedRun how long the body is expected to run, at most 292 years; empty to learn it from the operation's
 *     earlier runs. A wrong value costs time, never correctness
 * @param expectedBytes how many bytes the result is expected to have; empty to learn it likewise
 * @param effect whether it changes something outside, by an {@link EffectToken}; an effect is impure too
 */
public record TaskOptions(
        RetryPolicy retry,
        Optional<Duration> deadline,
        int priority,
        Map<String, Integer> resources,
        boolean checkpoint,
        Optional<String> node,
        Optional<String> role,
        boolean impure,
        Optional<Duration> expectedRun,
        OptionalLong expectedBytes,
        boolean effect) {

    public static final TaskOptions DEFAULT = new TaskOptions(
            RetryPolicy.NONE,
            Optional.empty(),
            0,
            Map.of(),
            false,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            OptionalLong.empty(),
            false);

    public TaskOptions {
        if (effect && !impure) {
            throw new IllegalArgumentException("an effect is not pure; mark the task by asEffect()");
        }
        deadline.ifPresent(time -> {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("the deadline is " + time + "; give a positive time");
            }
        });
        resources.forEach((name, amount) -> {
            if (amount < 1) {
                throw new IllegalArgumentException("resource " + name + " is " + amount + "; give at least 1");
            }
        });
        expectedRun.ifPresent(time -> {
            if (time.isNegative()) {
                throw new IllegalArgumentException("the expected run time is " + time + "; give zero or more");
            }
        });
        expectedBytes.ifPresent(bytes -> {
            if (bytes < 0) {
                throw new IllegalArgumentException("the expected result has " + bytes + " bytes; give zero or more");
            }
        });
        resources = java.util.Collections.unmodifiableMap(new TreeMap<>(resources));
    }

    public TaskOptions withRetry(RetryPolicy value) {
        return new TaskOptions(
                value,
                deadline,
                priority,
                resources,
                checkpoint,
                node,
                role,
                impure,
                expectedRun,
                expectedBytes,
                effect);
    }

    public TaskOptions withDeadline(Duration value) {
        return new TaskOptions(
                retry,
                Optional.of(value),
                priority,
                resources,
                checkpoint,
                node,
                role,
                impure,
                expectedRun,
                expectedBytes,
                effect);
    }

    public TaskOptions withPriority(int value) {
        return new TaskOptions(
                retry, deadline, value, resources, checkpoint, node, role, impure, expectedRun, expectedBytes, effect);
    }

    public TaskOptions withResource(String name, int amount) {
        Map<String, Integer> all = new TreeMap<>(resources);
        all.put(name, amount);
        return new TaskOptions(
                retry, deadline, priority, all, checkpoint, node, role, impure, expectedRun, expectedBytes, effect);
    }

    public TaskOptions withCheckpoint() {
        return new TaskOptions(
                retry, deadline, priority, resources, true, node, role, impure, expectedRun, expectedBytes, effect);
    }

    public TaskOptions withNode(String address) {
        return new TaskOptions(
                retry,
                deadline,
                priority,
                resources,
                checkpoint,
                Optional.of(address),
                role,
                impure,
                expectedRun,
                expectedBytes,
                effect);
    }

    public TaskOptions withRole(String name) {
        return new TaskOptions(
                retry,
                deadline,
                priority,
                resources,
                checkpoint,
                node,
                Optional.of(name),
                impure,
                expectedRun,
                expectedBytes,
                effect);
    }

    public TaskOptions asImpure() {
        return new TaskOptions(
                retry, deadline, priority, resources, checkpoint, node, role, true, expectedRun, expectedBytes, effect);
    }

    public TaskOptions asEffect() {
        return new TaskOptions(
                retry, deadline, priority, resources, checkpoint, node, role, true, expectedRun, expectedBytes, true);
    }

    public TaskOptions withExpectedRun(Duration value) {
        return new TaskOptions(
                retry,
                deadline,
                priority,
                resources,
                checkpoint,
                node,
                role,
                impure,
                Optional.of(value),
                expectedBytes,
                effect);
    }

    public TaskOptions withExpectedBytes(long value) {
        return new TaskOptions(
                retry,
                deadline,
                priority,
                resources,
                checkpoint,
                node,
                role,
                impure,
                expectedRun,
                OptionalLong.of(value),
                effect);
    }
}
