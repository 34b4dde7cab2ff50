package io.akkord.core.graph;

import io.akkord.api.RetryPolicy;
import io.akkord.api.TaskOptions;
import io.akkord.core.packed.PackedReader;
import io.akkord.core.packed.PackedWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Rows of the operation table and of the options table as bytes. */
final class TableCodec {

    private static final OperationSpec.Kind[] KINDS = OperationSpec.Kind.values();
    private static final int IMPURE = 1;
    private static final int EFFECT = 2;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MOST_SECONDS = Long.MAX_VALUE / NANOS_PER_SECOND;

    private TableCodec() {}

    static void write(PackedWriter out, OperationSpec spec) {
        out.unsigned(spec.kind().ordinal())
                .text(spec.className())
                .text(spec.methodName())
                .text(spec.signature())
                .unsigned(spec.methodKind())
                .bytes(spec.captured())
                .fixedLong(spec.fingerprint())
                .unsigned(spec.lambda() ? 1 : 0)
                .ints(spec.steps());
    }

    static OperationSpec readOperation(PackedReader in) {
        int kind = in.unsignedInt();
        if (kind >= KINDS.length) {
            throw new IllegalArgumentException("no kind of operation has the number " + kind);
        }
        return new OperationSpec(
                KINDS[kind],
                in.text(),
                in.text(),
                in.text(),
                in.unsignedInt(),
                in.bytes(),
                in.fixedLong(),
                readFlag(in),
                in.ints());
    }

    static void write(PackedWriter out, TaskOptions options) {
        RetryPolicy retry = options.retry();
        out.unsigned(retry.maxTries());
        write(out, retry.firstBackoff());
        out.fixedLong(Double.doubleToLongBits(retry.factor()));
        write(out, retry.maxBackoff());
        out.unsigned(options.deadline().isPresent() ? 1 : 0);
        options.deadline().ifPresent(deadline -> write(out, deadline));
        out.signed(options.priority());
        out.unsigned(options.resources().size());
        options.resources().forEach((name, amount) -> out.text(name).unsigned(amount));
        out.unsigned(options.checkpoint() ? 1 : 0);
        write(out, options.node());
        write(out, options.role());
        out.unsigned(options.effect() ? EFFECT : options.impure() ? IMPURE : 0);
        out.unsigned(options.expectedRun().isPresent() ? 1 : 0);
        options.expectedRun().ifPresent(run -> write(out, run));
        out.unsigned(options.expectedBytes().isPresent() ? 1 : 0);
        options.expectedBytes().ifPresent(out::unsigned);
    }

    /** A row as a segment of that version has it: version 1 knows no expectations, version 2 no effects. */
    static TaskOptions readOptions(PackedReader in, int version) {
        RetryPolicy retry = new RetryPolicy(
                in.unsignedInt(), readDuration(in), Double.longBitsToDouble(in.fixedLong()), readDuration(in));
        Optional<Duration> deadline = readFlag(in) ? Optional.of(readDuration(in)) : Optional.empty();
        int priority = Math.toIntExact(within(in.signed(), Integer.MIN_VALUE, Integer.MAX_VALUE, "priority"));
        Map<String, Integer> resources = readResources(in);
        boolean checkpoint = readFlag(in);
        Optional<String> node = readName(in);
        Optional<String> role = readName(in);
        long purity = within(in.unsignedInt(), 0, version > 2 ? EFFECT : IMPURE, "the flag of impure tasks");
        return new TaskOptions(
                retry,
                deadline,
                priority,
                resources,
                checkpoint,
                node,
                role,
                purity > 0,
                version > 1 && readFlag(in) ? Optional.of(readDuration(in)) : Optional.empty(),
                version > 1 && readFlag(in) ? OptionalLong.of(in.unsigned()) : OptionalLong.empty(),
                purity == EFFECT);
    }

    private static Map<String, Integer> readResources(PackedReader in) {
        Map<String, Integer> resources = new TreeMap<>();
        for (int left = in.unsignedInt(); left > 0; left--) {
            String name = in.text();
            if (resources.put(name, in.unsignedInt()) != null) {
                throw new IllegalArgumentException("resource " + name + " is given twice");
            }
        }
        return resources;
    }

    private static void write(PackedWriter out, Duration duration) {
        out.signed(duration.getSeconds()).unsigned(duration.getNano());
    }

    /** Longer than 292 years would overflow where the duration is counted in nanoseconds. */
    private static Duration readDuration(PackedReader in) {
        long seconds = within(in.signed(), -MOST_SECONDS, MOST_SECONDS, "a duration in seconds");
        return Duration.ofSeconds(seconds, within(in.unsignedInt(), 0, NANOS_PER_SECOND - 1, "nanoseconds"));
    }

    private static void write(PackedWriter out, Optional<String> name) {
        out.unsigned(name.isPresent() ? 1 : 0);
        name.ifPresent(out::text);
    }

    private static Optional<String> readName(PackedReader in) {
        return readFlag(in) ? Optional.of(in.text()) : Optional.empty();
    }

    private static boolean readFlag(PackedReader in) {
        return within(in.unsignedInt(), 0, 1, "a flag") == 1;
    }

    private static long within(long value, long least, long most, String what) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + value + ", not from " + least + " to " + most);
        }
        return value;
    }
}
