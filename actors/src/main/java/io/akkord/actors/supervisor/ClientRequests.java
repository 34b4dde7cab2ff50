package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import io.akkord.actors.SpaceGauge;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphId;
import io.akkord.core.space.SpaceLevel;
import io.akkord.core.supervisor.GraphScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes what clients ask for. What changes the graph is answered once it is recorded, the rest at once. */
final class ClientRequests {

    /** Characters of names in one page of outputs, so that it stays far below the size of a frame. */
    private static final int PAGE_CHARS = 32 * 1024;

    private final GraphId id;
    private final GraphScheduler scheduler;
    private final ResultReplies results;
    private final CatalogueEntry entry;
    private final SpaceGauge space;
    private final JournalExplanations explanations;
    private final Runnable askDecide;
    private final Clients clients = new Clients(System.nanoTime());
    private final List<Runnable> afterRecord = new ArrayList<>();

    ClientRequests(
            GraphId id,
            GraphScheduler scheduler,
            ResultReplies results,
            CatalogueEntry entry,
            SpaceGauge space,
            JournalExplanations explanations,
            Runnable askDecide) {
        this.id = id;
        this.scheduler = scheduler;
        this.results = results;
        this.entry = entry;
        this.space = space;
        this.explanations = explanations;
        this.askDecide = askDecide;
    }

    /** Takes a command of a client; false if it is none. */
    boolean take(GraphCommand command) {
        if (command instanceof GraphCommand.GetStatus get) {
            clients.asked(System.nanoTime());
            get.replyTo().tell(status());
            return true;
        }
        if (command instanceof GraphCommand.GetOutputs get) {
            clients.asked(System.nanoTime());
            get.replyTo().tell(page(scheduler.outputNames(), get.from()));
            return true;
        }
        if (command instanceof GraphCommand.ExplainTask explain) {
            clients.asked(System.nanoTime());
            explanations.explain(
                    explain.task(), Math.max(1, scheduler.firstEvent()), scheduler.lastEvent(), explain.replyTo());
            return true;
        }
        if (question(command) || submission(command) || change(command)) {
            clients.seen(System.nanoTime());
            return true;
        }
        return false;
    }

    private ClientReply.Status status() {
        return new ClientReply.Status(scheduler.status(id));
    }

    private static ClientReply.Outputs page(List<String> names, int first) {
        int from = Math.max(0, Math.min(first, names.size()));
        int to = from;
        for (int chars = 0; to < names.size() && chars < PAGE_CHARS; to++) {
            chars += names.get(to).length() + 8;
        }
        return new ClientReply.Outputs(names.size(), List.copyOf(names.subList(from, to)));
    }

    private boolean question(GraphCommand command) {
        if (command instanceof GraphCommand.WatchGraph watch) {
            clients.watch(watch.replyTo(), System.nanoTime());
            watch.replyTo().tell(status());
        } else if (command instanceof GraphCommand.GetResult get) {
            if (!results.answer(get.key(), get.replyTo())) {
                clients.await(get.key(), get.replyTo(), System.nanoTime());
            }
        } else {
            return false;
        }
        return true;
    }

    /** A graph that the journal does not have yet is not begun where space runs out. */
    private boolean hasNoRoom(GraphCommand command) {
        boolean begins = command instanceof GraphCommand.SubmitGraph
                || (command instanceof GraphCommand.SubmitPart part && part.sequence() == 0);
        if (!begins || scheduler.isSubmitted() || !space.isAtLeast(SpaceLevel.NO_ADMISSION)) {
            return false;
        }
        Refusals.answer(id.value(), command, new ClientReply.Refused(space.refusal()));
        return true;
    }

    private boolean submission(GraphCommand command) {
        if (hasNoRoom(command)) {
            return true;
        }
        if (command instanceof GraphCommand.SubmitPart part) {
            int next = scheduler.part(part.sequence(), part.index(), part.bytes());
            afterRecord(() -> part.replyTo().tell(new ClientReply.PartTaken(next)));
        } else if (command instanceof GraphCommand.SubmitGraph submit) {
            scheduler
                    .submit(
                            submit.parts(),
                            submit.digest(),
                            submit.options(),
                            submit.open(),
                            System.currentTimeMillis())
                    .ifPresentOrElse(
                            refusal -> submit.replyTo().tell(new ClientReply.Refused(refusal)),
                            () -> afterRecord(() -> entry.accept(submit.replyTo())));
        } else if (command instanceof GraphCommand.ExtendGraph extend) {
            answer(scheduler.extend(extend.sequence(), extend.parts(), extend.digest()), extend.replyTo());
        } else {
            return false;
        }
        return true;
    }

    private boolean change(GraphCommand command) {
        if (command instanceof GraphCommand.SealGraph seal) {
            scheduler.seal(seal.sequence());
            acceptAfterRecord(seal.replyTo());
        } else if (command instanceof GraphCommand.CancelGraph cancel) {
            scheduler.cancel(cancel.reason(), System.currentTimeMillis());
            acceptAfterRecord(cancel.replyTo());
        } else if (command instanceof GraphCommand.AcceptChanged accept) {
            answer(scheduler.acceptChangedCode(accept.by(), System.currentTimeMillis()), accept.replyTo());
        } else {
            return false;
        }
        return true;
    }

    private void answer(Optional<String> refusal, ActorRef<ClientReply> client) {
        refusal.ifPresentOrElse(why -> client.tell(new ClientReply.Refused(why)), () -> acceptAfterRecord(client));
    }

    private void acceptAfterRecord(ActorRef<ClientReply> client) {
        afterRecord(() -> client.tell(new ClientReply.Accepted(scheduler.status(id))));
    }

    private void afterRecord(Runnable reply) {
        afterRecord.add(reply);
        askDecide.run();
    }

    /** What was decided is recorded: answers who waited for that. */
    void recorded(boolean news) {
        List<Runnable> replies = List.copyOf(afterRecord);
        afterRecord.clear();
        replies.forEach(Runnable::run);
        if (news && clients.hasWaiting()) {
            clients.retry(results::answer, System.nanoTime());
        }
    }

    /** Tells watchers what has changed. */
    void publish() {
        clients.publish(scheduler.status(id), System.nanoTime());
    }

    long nanosSinceSeen() {
        return clients.nanosSinceSeen(System.nanoTime());
    }

    long nanosSinceAsked() {
        return clients.nanosSinceAsked(System.nanoTime());
    }
}
