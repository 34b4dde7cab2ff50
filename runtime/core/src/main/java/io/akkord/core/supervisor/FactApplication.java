package io.akkord.core.supervisor;

import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.supervisor.GraphEvent.CodeAccepted;
import io.akkord.core.supervisor.GraphEvent.EpochStarted;
import io.akkord.core.supervisor.GraphEvent.ExecutingDied;
import io.akkord.core.supervisor.GraphEvent.GraphCancelled;
import io.akkord.core.supervisor.GraphEvent.GraphCompleted;
import io.akkord.core.supervisor.GraphEvent.GraphExtended;
import io.akkord.core.supervisor.GraphEvent.GraphPart;
import io.akkord.core.supervisor.GraphEvent.GraphPruned;
import io.akkord.core.supervisor.GraphEvent.GraphRestated;
import io.akkord.core.supervisor.GraphEvent.GraphSealed;
import io.akkord.core.supervisor.GraphEvent.GraphSubmitted;
import io.akkord.core.supervisor.GraphEvent.ResultsAdopted;
import io.akkord.core.supervisor.GraphEvent.ResultsCarried;
import io.akkord.core.supervisor.GraphEvent.ResultsMissing;
import io.akkord.core.supervisor.GraphEvent.ResultsRecomputed;
import io.akkord.core.supervisor.GraphEvent.TaskFailed;
import io.akkord.core.supervisor.GraphEvent.TasksCompleted;
import io.akkord.core.supervisor.GraphEvent.TasksDispatched;
import io.akkord.core.supervisor.GraphEvent.TasksRetracted;
import io.akkord.core.supervisor.GraphEvent.WorkerAdopted;
import io.akkord.core.supervisor.GraphEvent.WorkerLeaving;
import io.akkord.core.supervisor.GraphEvent.WorkerLost;
import io.akkord.core.supervisor.GraphEvent.WorkerSeen;

/** What each fact makes of the truth. */
final class FactApplication {

    private final GraphState state;

    FactApplication(GraphState state) {
        this.state = state;
    }

    void apply(GraphEvent event) {
        if (event instanceof TasksCompleted completed) {
            completed(completed);
        } else if (event instanceof TasksDispatched dispatched) {
            dispatched(dispatched);
        } else if (event instanceof ResultsRecomputed again) {
            recomputed(again);
        } else if (event instanceof GraphSubmitted submitted) {
            appendParts();
            state.beginEvent();
            submitted(submitted);
        } else if (event instanceof GraphExtended extended) {
            appendParts();
            state.beginEvent();
            state.lastExtension = extended.sequence();
        } else {
            state.beginEvent();
            applyRare(event);
        }
    }

    private void completed(TasksCompleted completed) {
        state.beginEvent();
        for (int i = 0; i < completed.completions().count(); i++) {
            state.completeRow(completed.workers()[i], completed.completions(), i);
        }
    }

    private void dispatched(TasksDispatched dispatched) {
        state.beginEvent();
        for (int i = 0; i < dispatched.tasks().length; i++) {
            state.dispatchRow(
                    dispatched.tasks()[i], dispatched.workers()[i], dispatched.attempts()[i]);
        }
    }

    private void recomputed(ResultsRecomputed again) {
        state.beginEvent();
        for (int i = 0; i < again.completions().count(); i++) {
            state.recomputeRow(again.workers()[i], again.completions(), i);
        }
    }

    private void applyRare(GraphEvent event) {
        if (event instanceof EpochStarted started) {
            state.epoch = started.epoch();
            state.workers.giveUpAll();
        } else if (event instanceof GraphPart part) {
            addPart(part);
        } else if (event instanceof GraphSealed) {
            state.sealed = true;
        } else if (event instanceof TaskFailed failure) {
            state.failing.fail(failure);
        } else if (event instanceof TasksRetracted retracted) {
            state.losses.retract(retracted);
        } else if (event instanceof ResultsMissing missing) {
            state.losses.miss(missing);
        } else if (event instanceof ResultsAdopted adopted) {
            state.losses.adopt(adopted);
        } else if (event instanceof ExecutingDied died) {
            state.deaths.record(died);
        } else if (event instanceof CodeAccepted accepted) {
            state.code.accept(state.graph, accepted);
        } else if (event instanceof GraphPruned gone) {
            pruned(gone);
        } else if (event instanceof ResultsCarried carried) {
            Restoring.carry(state, carried);
        } else if (event instanceof GraphRestated restated) {
            Restoring.restate(state, restated);
        } else if (event instanceof GraphCancelled cancelled) {
            state.message = cancelled.reason();
        } else if (event instanceof GraphCompleted completed) {
            ended(completed);
        } else {
            applyToWorkers(event);
        }
    }

    private void applyToWorkers(GraphEvent event) {
        if (event instanceof WorkerSeen seen) {
            state.workers.add(seen.worker(), seen.workerId(), seen.node());
        } else if (event instanceof WorkerAdopted adopted) {
            state.workers.adopt(adopted.worker(), adopted.node());
        } else if (event instanceof WorkerLost lost) {
            state.workers.giveUp(lost.worker());
            state.losses.lose(lost);
        } else if (event instanceof WorkerLeaving leaving) {
            state.workers.giveUp(leaving.worker());
        }
    }

    /** As the first event of a history it leaves nothing but the count; behind others, they are still to be deleted. */
    private void pruned(GraphPruned gone) {
        state.prunable = state.eventNumber > 1;
        state.eventNumber = gone.number();
        state.epoch = gone.epoch();
    }

    private void ended(GraphCompleted completed) {
        state.outcome = completed.outcome();
        state.endedEpoch = state.epoch;
        state.message = completed.message();
        state.endedMillis = completed.wallMillis();
    }

    private void addPart(GraphPart part) {
        if (part.index() == 0 || part.sequence() != state.partsSequence) {
            state.parts.clear();
            state.partsSequence = part.sequence();
        }
        state.parts.add(part.bytes());
    }

    private void appendParts() {
        state.append(SegmentCodec.decodeToAppend(SegmentCodec.join(state.parts)));
        state.parts.clear();
    }

    private void submitted(GraphSubmitted submitted) {
        state.digest = submitted.digest();
        state.options = submitted.options();
        state.sealed = !submitted.open();
        state.submittedMillis = submitted.wallMillis();
    }
}
