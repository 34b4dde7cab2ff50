package io.akkord.cluster.cli;

import io.akkord.core.explain.Explanation;
import io.akkord.core.explain.Explanation.Attempt;
import io.akkord.core.explain.Explanation.Candidate;
import io.akkord.core.explain.Explanation.Input;
import io.akkord.core.explain.Explanation.Link;
import io.akkord.core.explain.Explanation.Times;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An explanation for people. Times count from the submission of the graph. */
final class ExplanationText {

    private static final String ROW = "  %-34s %5s %9s %9s  %s%n";
    private static final int SHOWN_INPUTS = 5;

    private final Explanation of;
    private final StringBuilder text = new StringBuilder();

    private ExplanationText(Explanation of) {
        this.of = of;
    }

    static String of(Explanation explanation) {
        ExplanationText view = new ExplanationText(explanation);
        view.head();
        view.placement();
        view.inputs();
        view.times();
        view.attempts();
        view.chain();
        explanation.notes().forEach(note -> view.line("note           " + note));
        return view.text.toString().stripTrailing();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void head() {
        line("task           " + of.key() + "  (number " + of.task() + ", operation " + of.operation() + ")");
        line("state          " + of.state() + (of.reason().isEmpty() ? "" : ": " + of.reason()));
        if (!of.restrictions().isEmpty()) {
            line("needs          " + of.restrictions());
        }
    }

    private Optional<Attempt> last() {
        return of.attempts().stream()
                .filter(attempt -> attempt.end() == Explanation.End.COMPLETED)
                .reduce((a, b) -> b)
                .or(() -> of.attempts().stream().reduce((a, b) -> b));
    }

    private void placement() {
        last().ifPresentOrElse(this::placement, () -> line("placed         nowhere yet"));
    }

    private void placement(Attempt attempt) {
        boolean byStrategy = attempt.reason() == Explanation.Reason.FIRST;
        line("placed         " + attempt.worker() + " on " + attempt.node() + ", by "
                + (byStrategy ? of.strategy() : "least load") + ", score " + attempt.score() + ", "
                + (attempt.runnerUp() == Integer.MAX_VALUE ? "no runner-up" : "runner-up " + attempt.runnerUp())
                + " (event " + attempt.event() + ")");
        if (attempt.candidates().isEmpty()) {
            return;
        }
        text.append(String.format(Locale.ROOT, ROW, "candidates", "slots", "in flight", "score", ""));
        attempt.candidates().forEach(candidate -> row(candidate, attempt));
        if (attempt.candidateCount() > attempt.candidates().size()) {
            line("  and " + (attempt.candidateCount() - attempt.candidates().size()) + " more");
        }
        difference(attempt, byStrategy);
    }

    private void row(Candidate candidate, Attempt attempt) {
        String remark = !candidate.lacks().isEmpty()
                ? "not allowed: " + String.join(", ", candidate.lacks())
                : candidate.worker().equals(attempt.worker()) ? "chosen" : candidate.hasRoom() ? "" : "no room";
        text.append(String.format(
                Locale.ROOT,
                ROW,
                candidate.worker(),
                candidate.slots(),
                candidate.inFlight(),
                candidate.hasScore() ? candidate.score() : "-",
                remark));
    }

    /** The scores of the candidates are computed anew; what the journal has may differ, and then it is said why. */
    private void difference(Attempt attempt, boolean byStrategy) {
        Optional<Candidate> chosen = attempt.candidates().stream()
                .filter(candidate -> candidate.worker().equals(attempt.worker()))
                .findFirst();
        if (byStrategy && !attempt.again().equals(attempt.worker())) {
            line("asked again    the strategy chooses " + (attempt.again().isEmpty() ? "nobody" : attempt.again())
                    + ": it also goes by what it chose before, which the journal does not have");
        }
        if (chosen.isEmpty()) {
            line("difference     the chosen worker was not among those that could be given tasks by the journal");
        } else if (chosen.get().hasScore() && chosen.get().score() != attempt.score()) {
            line("difference     the recorded score is " + attempt.score() + ", computed again it is "
                    + chosen.get().score() + ": the strategy also goes by what it chose before");
        }
    }

    private void inputs() {
        if (of.inputCount() == 0) {
            line("waited for     no inputs");
            return;
        }
        line("waited for     " + of.inputCount() + (of.inputCount() == 1 ? " input" : " inputs, the last first"));
        of.inputs().stream().limit(SHOWN_INPUTS).forEach(this::input);
        if (of.inputCount() > SHOWN_INPUTS) {
            line("  and " + (of.inputCount() - SHOWN_INPUTS) + " more");
        }
    }

    private void input(Input input) {
        String when = input.endMicros() == 0
                ? input.state().toString()
                : "done " + at(input.endMicros()) + ", recorded in event " + input.event();
        line(String.format(
                Locale.ROOT,
                "  %-34s %s %s",
                input.key(),
                when,
                input.worker().isEmpty() ? "" : "by " + input.worker()));
    }

    private String at(long micros) {
        long since = micros - of.times().submittedMillis() * 1000;
        return (since < 0 ? "-" : "+") + duration(Math.abs(since));
    }

    static String duration(long micros) {
        if (micros < 1_000) {
            return micros + " µs";
        }
        return micros < 1_000_000
                ? String.format(Locale.ROOT, "%.1f ms", micros / 1e3)
                : String.format(Locale.ROOT, "%,.3f s", micros / 1e6);
    }

    private void times() {
        Times times = of.times();
        if (times.dispatchedMillis() > 0) {
            line("dispatched     " + at(times.dispatchedMillis() * 1000));
        }
        if (times.startMicros() > 0) {
            line("ready          " + at(times.readyMicros()));
            line("began          " + at(times.startMicros()) + ", after " + duration(times.waitMicros())
                    + " in the queue");
            line("ran            " + duration(times.runMicros())
                    + (times.expectedMicros() == 0
                            ? ""
                            : "  (its operation takes " + duration(times.expectedMicros()) + " by now)"));
            long end = times.startMicros() + times.runMicros();
            line("recorded       " + at(times.recordedMillis() * 1000) + " in event " + times.recordedEvent() + ", "
                    + duration(Math.max(0, times.recordedMillis() * 1000 - end)) + " after its end");
        }
    }

    private void attempts() {
        if (of.attemptCount() > 1
                || of.attempts().stream().anyMatch(attempt -> !attempt.detail().isEmpty())) {
            line("attempts       " + of.attemptCount());
            for (Attempt attempt : of.attempts()) {
                line(String.format(
                        Locale.ROOT,
                        "  %3d  %-11s %s %s  %s%s%s",
                        attempt.attempt(),
                        attempt.reason(),
                        at(attempt.wallMillis() * 1000),
                        attempt.worker(),
                        attempt.end(),
                        attempt.tries() > 1 ? " after " + attempt.tries() + " tries" : "",
                        attempt.detail().isEmpty() ? "" : ": " + attempt.detail()));
            }
        }
    }

    private void chain() {
        List<Link> links = of.chain();
        if (links.isEmpty()) {
            return;
        }
        line("why not earlier");
        for (Link link : links) {
            line(String.format(
                    Locale.ROOT,
                    "  %-34s began %s, ran %s at %s%s",
                    link.key(),
                    at(link.startMicros()),
                    duration(link.runMicros()),
                    link.worker(),
                    because(link)));
        }
        if (of.chainLength() > links.size()) {
            line("  and " + (of.chainLength() - links.size()) + " more back to the start");
        }
    }

    private static String because(Link link) {
        String gap = link.gapMicros() > 0 ? duration(link.gapMicros()) + " after " : "";
        return switch (link.cause()) {
            case INPUT -> "; " + gap + "its last input:";
            case SLOT -> "; " + gap + "a slot was free there:";
            case DISPATCH -> "; it was dispatched only after";
            case START -> "";
        };
    }
}
