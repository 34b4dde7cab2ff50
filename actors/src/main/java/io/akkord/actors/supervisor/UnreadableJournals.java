package io.akkord.actors.supervisor;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.pattern.CircuitBreakerOpenException;
import akka.persistence.RecoveryTimedOut;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.postgres.PostgresProblems;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Graphs whose journals the plugin could not read: their supervisors ended while they recovered, and nobody was
 * answered. For a few seconds another behavior stands in and answers with what was found; then reading is tried again.
 * Safe for use by several threads.
 */
public final class UnreadableJournals {

    private static final Duration STANDING_IN = Duration.ofSeconds(5);

    private record Finding(Damage damage, long nanos) {
        boolean isRecent() {
            return System.nanoTime() - nanos < STANDING_IN.toNanos();
        }
    }

    private final Map<String, Finding> findings = new ConcurrentHashMap<>();

    /** Notes why a journal could not be read, unless it was merely slow or out of reach. */
    void add(String graph, Damage damage, Throwable failure) {
        if (isPassing(failure)) {
            return;
        }
        findings.values().removeIf(finding -> !finding.isRecent());
        findings.put(graph, new Finding(damage, System.nanoTime()));
    }

    /** Whether later the same may well work: nothing was found to be wrong with what is stored. */
    static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecoveryTimedOut
                    || cause instanceof CircuitBreakerOpenException
                    || cause instanceof TimeoutException
                    || cause instanceof RejectedExecutionException) {
                return true;
            }
        }
        return PostgresProblems.isOutage(failure);
    }

    /** What was found in the last few seconds. */
    Optional<Damage> recent(String graph) {
        return Optional.ofNullable(findings.get(graph))
                .filter(Finding::isRecent)
                .map(Finding::damage);
    }

    /** Answers every command with the damage until it is time to try again. */
    static Behavior<GraphCommand> refusing(String graph, Damage damage) {
        ClientReply answer = new ClientReply.Damaged(damage.message());
        return Behaviors.withTimers(timers -> {
            timers.startSingleTimer(new SupervisorMessage.Expire(), STANDING_IN);
            return Behaviors.receiveMessage(command -> {
                if (command instanceof SupervisorMessage.Expire) {
                    return Behaviors.stopped();
                }
                Refusals.answer(graph, command, answer);
                return Behaviors.same();
            });
        });
    }
}
