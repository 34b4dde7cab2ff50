package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import io.akkord.actors.link.Payload;
import io.akkord.actors.membership.Addresses;
import io.akkord.actors.membership.WorkerDirectory;
import io.akkord.actors.membership.WorkerIdentity;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.CatalogueReply;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphId;
import io.akkord.core.supervisor.Decision;
import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.core.supervisor.GraphState;
import io.akkord.core.supervisor.Instruction;
import io.akkord.core.supervisor.SchedulerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What both kinds of supervisor share: it tells the core what arrives, and carries out what the core decided once that
 * is recorded. It decides nothing itself. Messages that arrive while a decision is being recorded are decided together
 * with the next one: this is the group commit.
 */
final class SupervisorShell {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final int TICKS_A_SECOND = 10;
    private static final long MICROS_AHEAD = 500_000;

    /** Characters of names in one page of outputs, so that it stays far below the size of a frame. */
    private static final int PAGE_CHARS = 32 * 1024;

    private final ActorContext<GraphCommand> context;
    private final TimerScheduler<GraphCommand> timers;
    private final Environment environment;
    private final GraphId id;
    private final GraphScheduler scheduler;
    private final WorkerLinks links;
    private final Clients clients = new Clients(System.nanoTime());
    private final ResultReplies results;
    private final InputSupply supply;
    private final List<Runnable> afterRecord = new ArrayList<>();
    private final List<ActorRef<ClientReply>> awaitCatalogue = new ArrayList<>();
    private final ActorRef<WorkerDirectory.Workers> directoryAdapter;
    private final ActorRef<CatalogueReply> catalogueAdapter;
    private boolean decideAsked;
    private boolean entered;
    private boolean leftCatalogue;
    private long ticks;

    SupervisorShell(
            ActorContext<GraphCommand> context,
            TimerScheduler<GraphCommand> timers,
            Environment environment,
            GraphId id,
            GraphState state,
            InlineResults inline) {
        this.context = context;
        this.timers = timers;
        this.environment = environment;
        this.id = id;
        this.scheduler = new GraphScheduler(state, settings(environment));
        this.links = new WorkerLinks(context, id.value(), scheduler::epoch);
        this.results = new ResultReplies(context, environment, id, scheduler, inline);
        this.supply = new InputSupply(context, scheduler, inline, links);
        this.directoryAdapter =
                context.messageAdapter(WorkerDirectory.Workers.class, SupervisorMessage.WorkersChanged::new);
        this.catalogueAdapter = context.messageAdapter(CatalogueReply.class, SupervisorMessage.CatalogueAnswered::new);
    }

    private static SchedulerSettings settings(Environment environment) {
        return new SchedulerSettings(
                environment.settings().coordinator().window(),
                MICROS_AHEAD,
                environment.settings().coordinator().adoptionGrace().toNanos());
    }

    /** Begins this life; the first decision records its epoch. */
    void start() {
        scheduler.start(Addresses.of(context.getSystem()), System.currentTimeMillis(), System.nanoTime());
        environment.directory().tell(new WorkerDirectory.Subscribe(directoryAdapter));
        timers.startTimerWithFixedDelay(new SupervisorMessage.Tick(), TICK);
        askDecide();
    }

    void stop() {
        environment.directory().tell(new WorkerDirectory.Unsubscribe(directoryAdapter));
    }

    /** Tells the core what has arrived; true if it is time to decide. */
    boolean onMessage(GraphCommand command) {
        if (command instanceof SupervisorMessage.Decide) {
            decideAsked = false;
            return true;
        }
        if (command instanceof SupervisorMessage own) {
            onOwn(own);
        } else if (command instanceof GraphCommand.WorkerFrame frame) {
            onFrame(
                    frame.workerId(),
                    frame.epoch(),
                    frame.registration(),
                    frame.number(),
                    new Payload.Piece(frame.body(), frame.more()),
                    frame.acknowledged());
        } else {
            onClient(command);
        }
        return false;
    }

    private void onFrame(
            String workerId, long epoch, long registration, long number, Payload payload, long acknowledged) {
        links.receive(workerId, epoch, registration, number, payload, acknowledged, scheduler::received);
        askDecide();
    }

    private void onOwn(SupervisorMessage message) {
        if (message instanceof SupervisorMessage.LocalFrame frame) {
            onFrame(
                    frame.workerId(),
                    frame.epoch(),
                    frame.registration(),
                    frame.number(),
                    frame.payload(),
                    frame.acknowledged());
        } else if (message instanceof SupervisorMessage.Tick) {
            onTick();
        } else if (message instanceof SupervisorMessage.WorkersChanged changed) {
            scheduler.workers(changed.workers().workers());
            askDecide();
        } else if (message instanceof SupervisorMessage.CatalogueAnswered answered) {
            onCatalogue(answered.reply());
        } else if (message instanceof SupervisorMessage.InputsRead read) {
            supply.read(read);
        } else if (message instanceof SupervisorMessage.InputsUnreadable failed) {
            supply.unreadable(failed);
        } else if (message instanceof SupervisorMessage.SupplyAgain again) {
            supply.supply(again.worker(), again.tasks());
        } else if (message instanceof SupervisorMessage.ResultRead read) {
            results.read(read);
        } else if (message instanceof SupervisorMessage.ResultUnreadable failed) {
            results.unreadable(failed);
        }
    }

    private void onClient(GraphCommand command) {
        if (command instanceof GraphCommand.WakeGraph wake) {
            wake.replyTo().tell(new CatalogueCommand.GraphAwake(id.value()));
            leftCatalogue = false;
        } else if (command instanceof GraphCommand.GetStatus get) {
            clients.asked(System.nanoTime());
            get.replyTo().tell(new ClientReply.Status(scheduler.status(id)));
        } else if (command instanceof GraphCommand.GetOutputs get) {
            clients.asked(System.nanoTime());
            get.replyTo().tell(page(scheduler.outputNames(), get.from()));
        } else {
            clients.seen(System.nanoTime());
            onWorkingClient(command);
        }
    }

    private static ClientReply.Outputs page(List<String> names, int first) {
        int from = Math.max(0, Math.min(first, names.size()));
        int to = from;
        for (int chars = 0; to < names.size() && chars < PAGE_CHARS; to++) {
            chars += names.get(to).length() + 8;
        }
        return new ClientReply.Outputs(names.size(), List.copyOf(names.subList(from, to)));
    }

    private void onWorkingClient(GraphCommand command) {
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
                            () -> afterRecord(() -> enterCatalogue(submit.replyTo())));
        } else if (command instanceof GraphCommand.ExtendGraph extend) {
            scheduler
                    .extend(extend.sequence(), extend.parts(), extend.digest())
                    .ifPresentOrElse(
                            refusal -> extend.replyTo().tell(new ClientReply.Refused(refusal)),
                            () -> afterRecord(() -> accept(extend.replyTo())));
        } else if (command instanceof GraphCommand.SealGraph seal) {
            scheduler.seal(seal.sequence());
            afterRecord(() -> accept(seal.replyTo()));
        } else if (command instanceof GraphCommand.CancelGraph cancel) {
            scheduler.cancel(cancel.reason(), System.currentTimeMillis());
            afterRecord(() -> accept(cancel.replyTo()));
        } else if (command instanceof GraphCommand.WatchGraph watch) {
            clients.watch(watch.replyTo(), System.nanoTime());
            watch.replyTo().tell(new ClientReply.Status(scheduler.status(id)));
        } else if (command instanceof GraphCommand.GetResult get && !results.answer(get.key(), get.replyTo())) {
            clients.await(get.key(), get.replyTo(), System.nanoTime());
        }
    }

    private void afterRecord(Runnable reply) {
        afterRecord.add(reply);
        askDecide();
    }

    private void accept(ActorRef<ClientReply> client) {
        client.tell(new ClientReply.Accepted(scheduler.status(id)));
    }

    /** A submission is acknowledged once the catalogue will wake the graph after every restart. */
    private void enterCatalogue(ActorRef<ClientReply> client) {
        if (entered || id.isTransient() || scheduler.isEnded()) {
            accept(client);
            return;
        }
        awaitCatalogue.add(client);
        environment.catalogue().tell(new CatalogueCommand.EnterGraph(id.value(), catalogueAdapter));
    }

    private void onCatalogue(CatalogueReply reply) {
        if (reply instanceof CatalogueReply.Unusable unusable) {
            awaitCatalogue.forEach(client -> client.tell(new ClientReply.Damaged(unusable.message())));
        } else {
            entered = true;
            awaitCatalogue.forEach(this::accept);
        }
        awaitCatalogue.clear();
    }

    private void askDecide() {
        if (!decideAsked) {
            decideAsked = true;
            context.getSelf().tell(new SupervisorMessage.Decide());
        }
    }

    private void onTick() {
        ticks++;
        links.tick();
        clients.publish(scheduler.status(id), System.nanoTime());
        if (ticks % TICKS_A_SECOND == 0) {
            eachSecond();
        }
    }

    private void eachSecond() {
        if (!awaitCatalogue.isEmpty()) {
            environment.catalogue().tell(new CatalogueCommand.EnterGraph(id.value(), catalogueAdapter));
        }
        if (!scheduler.isSubmitted() || scheduler.isEnded()) {
            expireIfIdle();
        }
        if (scheduler.isEnded()) {
            leaveCatalogue();
            return;
        }
        if (scheduler.isOpen()
                && clients.nanosSinceSeen(System.nanoTime())
                        > environment.settings().coordinator().clientLease().toNanos()) {
            scheduler.cancel("the client's lease ran out", System.currentTimeMillis());
        }
        askDecide();
    }

    /** There is nothing to do for it, and the next question starts it anew from its journal. */
    private void expireIfIdle() {
        if (clients.nanosSinceAsked(System.nanoTime()) > environment.linger().toNanos()) {
            context.getSelf().tell(new SupervisorMessage.Expire());
        }
    }

    private void leaveCatalogue() {
        if (!leftCatalogue && !id.isTransient()) {
            leftCatalogue = true;
            environment
                    .catalogue()
                    .tell(new CatalogueCommand.LeaveGraph(
                            id.value(), scheduler.status(id).state().name(), catalogueAdapter));
        }
    }

    /** Decides on everything that has arrived. */
    Decision decide() {
        if (scheduler.isSubmitted() && !scheduler.isEnded()) {
            giveUpDeadWorkers();
        }
        return scheduler.decide(System.nanoTime(), System.currentTimeMillis());
    }

    private void giveUpDeadWorkers() {
        if (ticks > 30 * TICKS_A_SECOND || decidedAtTick == ticks) {
            return;
        }
        decidedAtTick = ticks;
        scheduler.knownDead(scheduler.missingWorkers().stream()
                .filter(WorkerIdentity::isKnownDead)
                .collect(Collectors.toSet()));
    }

    private long decidedAtTick = -1;

    /** The facts of the decision are recorded: carries out the rest. */
    void carryOut(Decision decision) {
        for (Instruction instruction : decision.instructions()) {
            if (instruction instanceof Instruction.Send send) {
                links.send(send.worker(), send.message());
            } else if (instruction instanceof Instruction.OpenLink open) {
                links.open(open.worker(), open.info());
            } else if (instruction instanceof Instruction.CloseLink close) {
                links.close(close.worker());
            } else if (instruction instanceof Instruction.Supply wanted) {
                supply.supply(wanted.worker(), wanted.tasks());
            } else if (instruction instanceof Instruction.Warn warn) {
                context.getLog().warn("graph {}: {}", id, warn.text());
            }
        }
        links.flush();
        List<Runnable> replies = List.copyOf(afterRecord);
        afterRecord.clear();
        replies.forEach(Runnable::run);
        if (!decision.events().isEmpty()) {
            tellClients();
        }
    }

    private void tellClients() {
        if (clients.hasWaiting()) {
            clients.retry(results::answer, System.nanoTime());
        }
        if (scheduler.isEnded()) {
            clients.publish(scheduler.status(id), System.nanoTime());
            leaveCatalogue();
        }
    }
}
