package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import io.akkord.actors.SpaceGauge;
import io.akkord.actors.link.Payload;
import io.akkord.actors.membership.Addresses;
import io.akkord.actors.membership.WorkerDirectory;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphId;
import io.akkord.core.space.RestatementRule;
import io.akkord.core.space.SpaceLevel;
import io.akkord.core.supervisor.Decision;
import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.core.supervisor.GraphState;
import io.akkord.core.supervisor.Instruction;
import java.time.Duration;
import java.util.Optional;

/**
 * What both kinds of supervisor share: it tells the core what arrives, and carries out what the core decided once that
 * is recorded. It decides nothing itself. Messages that arrive while a decision is being recorded are decided together
 * with the next one: this is the group commit.
 */
final class SupervisorShell {

    /** What a message leads to. */
    enum Outcome {
        NOTHING,
        DECIDE,
        UNHANDLED
    }

    private static final Duration TICK = Duration.ofMillis(100);
    private static final int TICKS_A_SECOND = 10;

    /**
     * A graph that has ended only answers questions until it expires: thousands of them must not cost a processor. Its ticks
     * come after twice the pause of the one before.
     */
    private static final Duration FIRST_PAUSE_OF_ENDED = Duration.ofSeconds(1);

    private static final Duration LAST_PAUSE_OF_ENDED = Duration.ofSeconds(16);

    private final ActorContext<GraphCommand> context;
    private final TimerScheduler<GraphCommand> timers;
    private final Environment environment;
    private final GraphId id;
    private final GraphScheduler scheduler;
    private final WorkerLinks links;
    private final CatalogueEntry entry;
    private final ResultReplies results;
    private final ClientRequests requests;
    private final InputSupply supply;
    private final ActorRef<WorkerDirectory.Workers> directoryAdapter;
    private final SpaceGauge space;
    private final KnownDead knownDead;
    private final JournalCutting cutting;
    private boolean decideAsked;
    private boolean slow;
    private Duration pause = FIRST_PAUSE_OF_ENDED;
    private boolean decidePostponed;
    private boolean someLeave;
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
        this.scheduler = new GraphScheduler(state, environment.scheduling());
        this.links = new WorkerLinks(context, id.value(), scheduler::epoch);
        this.space = id.isTransient() ? SpaceGauge.unlimited() : environment.space();
        this.entry = new CatalogueEntry(context, environment.catalogue(), id, scheduler, space);
        this.results = new ResultReplies(context, environment, id, scheduler, inline);
        JournalExplanations explanations = new JournalExplanations(
                context.getSystem(),
                id,
                environment.scheduling(),
                environment.settings().storage().backend().readJournal());
        this.requests = new ClientRequests(id, scheduler, results, entry, space, explanations, this::askDecide);
        this.supply = new InputSupply(context, scheduler, inline, links);
        this.knownDead = new KnownDead(scheduler, 30 * TICKS_A_SECOND);
        this.cutting = new JournalCutting(
                context, GraphSupervisor.persistenceId(id.value()).id(), scheduler, inline, rule(environment, id));
        this.directoryAdapter =
                context.messageAdapter(WorkerDirectory.Workers.class, SupervisorMessage.WorkersChanged::new);
    }

    private static RestatementRule rule(Environment environment, GraphId id) {
        return id.isTransient()
                ? RestatementRule.NEVER
                : new RestatementRule(environment.settings().coordinator().keepEvents());
    }

    /** Begins this life; the first decision records its epoch. */
    void start() {
        scheduler.start(Addresses.of(context.getSystem()), System.currentTimeMillis(), System.nanoTime());
        environment.directory().tell(new WorkerDirectory.Subscribe(directoryAdapter));
        timers.startTimerWithFixedDelay(new SupervisorMessage.Tick(), TICK);
        cutting.start();
        askDecide();
    }

    /**
     * It ends before its graph: the catalogue, which wakes it elsewhere, need not find out. A graph of which only parts are
     * here is not in the catalogue; its client goes on with it.
     */
    void stop() {
        if (scheduler.isSubmitted() && !scheduler.isEnded() && !id.isTransient()) {
            environment.catalogue().tell(new CatalogueCommand.GraphAsleep(id.value()));
        }
        environment.directory().tell(new WorkerDirectory.Unsubscribe(directoryAdapter));
    }

    /** Tells the core what has arrived. */
    Outcome onMessage(GraphCommand command) {
        if (command instanceof SupervisorMessage.Decide) {
            decideAsked = false;
            decidePostponed = space.isAtLeast(SpaceLevel.NO_WRITES);
            return decidePostponed ? Outcome.NOTHING : Outcome.DECIDE;
        }
        boolean known = command instanceof SupervisorMessage own
                ? onOwn(own) || onRead(own)
                : requests.take(command) || onOther(command);
        return known ? Outcome.NOTHING : Outcome.UNHANDLED;
    }

    /** Whoever has a journal to delete takes PruneGraph before this. */
    private boolean onOther(GraphCommand command) {
        if (command instanceof GraphCommand.WorkerFrame frame) {
            onFrame(
                    frame.workerId(),
                    frame.epoch(),
                    frame.registration(),
                    frame.number(),
                    new Payload.Piece(frame.body(), frame.more()),
                    frame.acknowledged());
        } else if (command instanceof GraphCommand.WakeGraph wake) {
            entry.woken(wake.replyTo());
        } else if (command instanceof GraphCommand.PruneGraph prune) {
            prune.replyTo().tell(new CatalogueCommand.GraphStays(id.value()));
        } else {
            return false;
        }
        return true;
    }

    private void onFrame(
            String workerId, long epoch, long registration, long number, Payload payload, long acknowledged) {
        links.receive(workerId, epoch, registration, number, payload, acknowledged, scheduler::received);
        askDecide();
    }

    private boolean onOwn(SupervisorMessage message) {
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
            scheduler.died(changed.workers().deaths().stream()
                    .map(death -> death.of(id.value()))
                    .toList());
            scheduler.workers(changed.workers().workers());
            scheduler.leaving(changed.workers().leaving());
            scheduler.stuck(changed.workers().stuck().stream()
                    .filter(body -> body.graph().equals(id.value()))
                    .toList());
            someLeave = !changed.workers().leaving().isEmpty();
            askDecide();
        } else if (message instanceof SupervisorMessage.CatalogueAnswered answered) {
            entry.answered(answered.reply());
        } else {
            return false;
        }
        return true;
    }

    private boolean onRead(SupervisorMessage message) {
        if (message instanceof SupervisorMessage.InputsRead read) {
            supply.read(read);
        } else if (message instanceof SupervisorMessage.InputsUnreadable failed) {
            supply.unreadable(failed);
        } else if (message instanceof SupervisorMessage.SupplyAgain again) {
            supply.supply(again.worker(), again.tasks());
        } else if (message instanceof SupervisorMessage.ResultRead read) {
            results.read(read);
        } else if (message instanceof SupervisorMessage.ResultUnreadable failed) {
            results.unreadable(failed);
        } else if (message instanceof SupervisorMessage.RestatementRead read) {
            cutting.read(read);
            askDecide();
        } else if (message instanceof SupervisorMessage.RestatementUnreadable failed) {
            cutting.unreadable(failed);
        } else {
            return false;
        }
        return true;
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
        requests.publish();
        if (scheduler.isEnded()) {
            slowDown();
        }
        if (slow || ticks % TICKS_A_SECOND == 0) {
            scheduler.pauseDispatch(space.isAtLeast(SpaceLevel.NO_DISPATCH) ? space.pause() : "");
            eachSecond();
        }
        if (decidePostponed || someLeave) {
            askDecide();
        }
    }

    private void slowDown() {
        slow = true;
        timers.startSingleTimer(new SupervisorMessage.Tick(), pause);
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LAST_PAUSE_OF_ENDED) < 0 ? twice : LAST_PAUSE_OF_ENDED;
    }

    private void eachSecond() {
        entry.eachSecond();
        if (!scheduler.isSubmitted() || scheduler.isEnded()) {
            expireIfIdle();
            return;
        }
        Duration lease = environment.settings().coordinator().clientLease();
        if (scheduler.isOpen() && requests.nanosSinceSeen() > lease.toNanos()) {
            scheduler.cancel("the client's lease ran out", System.currentTimeMillis());
        }
        askDecide();
    }

    /** There is nothing to do for it, and the next question starts it anew from its journal. */
    private void expireIfIdle() {
        if (requests.nanosSinceAsked() > environment.linger().toNanos()) {
            context.getSelf().tell(new SupervisorMessage.Expire());
        }
    }

    /** Decides on everything that has arrived. */
    Decision decide() {
        if (scheduler.isSubmitted() && !scheduler.isEnded()) {
            knownDead.giveUp(ticks);
        }
        return scheduler.decide(System.nanoTime(), System.currentTimeMillis());
    }

    /** Whether anything of a graph is there. */
    boolean isBegun() {
        return scheduler.isBegun();
    }

    /** Gives up a graph that has ended; empty if it has not, or if nothing may be written now. */
    Optional<Decision> prune() {
        return space.isAtLeast(SpaceLevel.NO_WRITES) ? Optional.empty() : scheduler.prune(System.currentTimeMillis());
    }

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
        cutting.recorded(decision.events());
        boolean news = !decision.events().isEmpty();
        boolean ended = news && scheduler.isEnded();
        if (ended) {
            entry.leave();
        }
        requests.recorded(news);
        if (ended) {
            requests.publish();
        }
    }
}
