package io.akkord.persistence.replay;

import io.akkord.core.supervisor.GraphEvent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A moment of a graph's past, as users name it: the number of an event, an instant, or the last event.
 *
 * <p>Instants are compared with the wall times at which events were handed to the journal, by the clock of the coordinator
 * that wrote them. If that clock was set back, the moment is before the first event that is later than the instant.
 */
public sealed interface PastMoment {

    String CAN_TELL = " is the first after which the journal can tell the state";

    /** How many events come first. */
    int eventsBefore(List<? extends StoredEvent<?>> events);

    /**
     * Reads a moment.
     *
     * @param text a number, an instant such as {@code 2026-11-21T14:00:00Z}, or {@code last}
     * @throws IllegalArgumentException if it is none
     */
    static PastMoment parse(String text) {
        if (text.equals("last")) {
            return new Last();
        }
        if (text.matches("\\d{1,18}")) {
            return new AfterEvent(Long.parseLong(text));
        }
        return instant(text)
                .<PastMoment>map(AtInstant::new)
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no moment; give the number of an"
                        + " event, an instant such as 2026-11-21T14:00:00Z, or last"));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * How many events must come first for there to be any state: those that say the graph again, if the history begins with
     * them, else none.
     */
    static int least(List<? extends StoredEvent<?>> events) {
        int count = 0;
        if (!events.isEmpty() && events.get(0).number() > 1) {
            while (count < events.size() && isOpening(events.get(count).event())) {
                count++;
            }
        }
        return count;
    }

    private static boolean isOpening(Object event) {
        return event instanceof GraphEvent.ResultsCarried || event instanceof GraphEvent.GraphRestated;
    }

    /** After the last event. */
    record Last() implements PastMoment {
        @Override
        public int eventsBefore(List<? extends StoredEvent<?>> events) {
            return events.size();
        }
    }

    /** After the event of a number; the number before the first is allowed too. */
    record AfterEvent(long number) implements PastMoment {
        @Override
        public int eventsBefore(List<? extends StoredEvent<?>> events) {
            long before = events.isEmpty() ? 0 : events.get(0).number() - 1;
            long first = before + least(events);
            if (number > before + events.size() || number < first) {
                throw new IllegalArgumentException("there are events " + (before + 1) + " to "
                        + (before + events.size()) + ", so none at " + number
                        + (first > before ? "; what came before was deleted, and " + first + CAN_TELL : ""));
            }
            return (int) (number - before);
        }
    }

    /** At an instant. */
    record AtInstant(Instant instant) implements PastMoment {
        @Override
        public int eventsBefore(List<? extends StoredEvent<?>> events) {
            int count = 0;
            while (count < events.size() && events.get(count).wallMillis() <= instant.toEpochMilli()) {
                count++;
            }
            int least = least(events);
            if (count < least) {
                throw new IllegalArgumentException("what came before was deleted, and event "
                        + events.get(least - 1).number() + " of "
                        + Instant.ofEpochMilli(events.get(least - 1).wallMillis()) + CAN_TELL);
            }
            return count;
        }
    }
}
