package io.akkord.actors.supervisor;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.RecoveryTimedOut;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.persistence.chain.Damage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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

    /** Notes why a journal could not be read, unless the journal was merely slow. */
    void add(String graph, Damage damage, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecoveryTimedOut) {
                return;
            }
        }
        findings.values().removeIf(finding -> !finding.isRecent());
        findings.put(graph, new Finding(damage, System.nanoTime()));
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
