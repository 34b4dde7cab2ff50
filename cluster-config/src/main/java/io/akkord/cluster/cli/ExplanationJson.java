package io.akkord.cluster.cli;

import io.akkord.core.explain.Explanation;
import io.akkord.core.explain.Explanation.Attempt;
import io.akkord.core.explain.Explanation.Candidate;
import io.akkord.core.explain.Explanation.Input;
import io.akkord.core.explain.Explanation.Link;
import io.akkord.core.explain.Explanation.Times;

/** An explanation as one JSON object. What is not known is left out; times are milliseconds or microseconds since 1970. */
final class ExplanationJson {

    private ExplanationJson() {}

    static Json of(String graph, Explanation explanation) {
        Times times = explanation.times();
        return Json.object()
                .put("graph", graph)
                .put("task", explanation.task())
                .put("key", explanation.key())
                .put("operation", explanation.operation())
                .put("state", explanation.state().name())
                .put("reason", explanation.reason())
                .put("strategy", explanation.strategy())
                .put("restrictions", explanation.restrictions())
                .put("submittedMillis", times.submittedMillis())
                .put("dispatchedMillis", times.dispatchedMillis())
                .put("readyMicros", times.readyMicros())
                .put("startMicros", times.startMicros())
                .put("waitMicros", times.waitMicros())
                .put("runMicros", times.runMicros())
                .put("recordedMillis", times.recordedMillis())
                .put("recordedEvent", times.recordedEvent())
                .put("expectedMicros", times.expectedMicros())
                .put("attemptCount", explanation.attemptCount())
                .put(
                        "attempts",
                        explanation.attempts().stream()
                                .map(ExplanationJson::attempt)
                                .toList())
                .put("inputCount", explanation.inputCount())
                .put(
                        "inputs",
                        explanation.inputs().stream()
                                .map(ExplanationJson::input)
                                .toList())
                .put("chainLength", explanation.chainLength())
                .put(
                        "chain",
                        explanation.chain().stream().map(ExplanationJson::link).toList())
                .put("notes", explanation.notes());
    }

    private static Json attempt(Attempt attempt) {
        Json json = Json.object()
                .put("attempt", attempt.attempt())
                .put("reason", attempt.reason().name())
                .put("worker", attempt.worker())
                .put("node", attempt.node())
                .put("event", attempt.event())
                .put("wallMillis", attempt.wallMillis())
                .put("score", attempt.score());
        if (attempt.runnerUp() != Integer.MAX_VALUE) {
            json.put("runnerUp", attempt.runnerUp());
        }
        return json.put("again", attempt.again())
                .put("candidateCount", attempt.candidateCount())
                .put(
                        "candidates",
                        attempt.candidates().stream()
                                .map(ExplanationJson::candidate)
                                .toList())
                .put("end", attempt.end().name())
                .put("endEvent", attempt.endEvent())
                .put("endMillis", attempt.endMillis())
                .put("tries", attempt.tries())
                .put("executing", attempt.executing())
                .put("detail", attempt.detail());
    }

    private static Json candidate(Candidate candidate) {
        Json json = Json.object()
                .put("worker", candidate.worker())
                .put("node", candidate.node())
                .put("slots", candidate.slots())
                .put("inFlight", candidate.inFlight())
                .put("allowed", candidate.lacks().isEmpty())
                .put("lacks", candidate.lacks())
                .put("hasRoom", candidate.hasRoom());
        return candidate.hasScore() ? json.put("score", candidate.score()) : json;
    }

    private static Json input(Input input) {
        return Json.object()
                .put("task", input.task())
                .put("key", input.key())
                .put("worker", input.worker())
                .put("endMicros", input.endMicros())
                .put("event", input.event())
                .put("state", input.state().name());
    }

    private static Json link(Link link) {
        return Json.object()
                .put("task", link.task())
                .put("key", link.key())
                .put("worker", link.worker())
                .put("startMicros", link.startMicros())
                .put("runMicros", link.runMicros())
                .put("cause", link.cause().name())
                .put("gapMicros", link.gapMicros());
    }
}
