package io.akkord.execution.task;

import io.akkord.core.message.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one exception with its causes within a budget of characters. Used once. */
final class FailureText {

    private static final int MOST_CHARS = 20_000;
    private static final int MOST_MESSAGE_CHARS = 8_000;
    private static final int MOST_FRAMES = 200;
    private static final int MOST_CAUSES = 20;
    private static final int MOST_WORD_CHARS = 500;

    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Three bytes a character at most, so that all stays below 64 KiB. */
    private int left = MOST_CHARS;

    Failure write(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable next = thrown; next != null && chain.size() < MOST_CAUSES && seen.add(next); ) {
            chain.add(next);
            next = causeOf(next);
        }
        List<Failure> parts = new ArrayList<>();
        for (Throwable next : chain) {
            parts.add(write(next, chain.size() - parts.size()));
        }
        Failure whole = parts.get(parts.size() - 1);
        for (int i = parts.size() - 2; i >= 0; i--) {
            Failure part = parts.get(i);
            whole = new Failure(part.type(), part.message(), part.stack(), List.of(whole));
        }
        return whole;
    }

    /** One of the chain; it may use half of what is left, unless it is the last. */
    private Failure write(Throwable thrown, int remaining) {
        int share = remaining == 1 ? left : left / 2;
        int before = left;
        String type = take(thrown.getClass().getName(), MOST_WORD_CHARS);
        String message = take(messageOf(thrown), Math.min(MOST_MESSAGE_CHARS, share / 2));
        List<String> stack = new ArrayList<>();
        StackTraceElement[] frames = framesOf(thrown);
        int end = Math.min(MOST_FRAMES, RuntimeFrames.userEnd(frames));
        for (int i = 0; i < end; i++) {
            String frame = text(frames[i]);
            if (before - left + frame.length() > share) {
                break;
            }
            stack.add(take(frame, frame.length()));
        }
        return new Failure(type, message, stack, List.of());
    }

    private String take(String text, int most) {
        String taken = text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)) + "…";
        left -= Math.min(left, taken.length());
        return taken;
    }

    private static String messageOf(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (Throwable e) {
            return "(its getMessage() threw " + e.getClass().getName() + ")";
        }
    }

    private static @Nullable Throwable causeOf(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable e) {
            return null;
        }
    }

    private static StackTraceElement[] framesOf(Throwable thrown) {
        try {
            StackTraceElement[] frames = thrown.getStackTrace();
            return frames == null ? new StackTraceElement[0] : frames;
        } catch (Throwable e) {
            return new StackTraceElement[0];
        }
    }

    private static String text(StackTraceElement frame) {
        String text = frame.getClassName() + "|" + frame.getMethodName() + "|"
                + (frame.getFileName() == null ? "" : frame.getFileName()) + "|" + frame.getLineNumber();
        return text.length() <= MOST_WORD_CHARS ? text : text.substring(0, MOST_WORD_CHARS - 3) + "||0";
    }

    /** A frame from its text; what cannot be read is shown as a class. */
    static StackTraceElement frame(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 4) {
            return new StackTraceElement(text, "", null, -1);
        }
        int line;
        try {
            line = Integer.parseInt(parts[3]);
        } catch (NumberFormatException e) {
            line = -1;
        }
        return new StackTraceElement(parts[0], parts[1], parts[2].isEmpty() ? null : parts[2], line);
    }
}
