package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import io.akkord.core.collection.MinTree;
import java.util.Arrays;
import java.util.List;

/**
 * The adopted workers as candidates of placement, with their load. Made anew when workers come or go; in between, only
 * what changed is looked at, so that a placement costs the logarithm of the number of workers.
 */
final class LiveCandidates extends TasksToPlace {

    /** Which tasks are looked for room for. */
    enum Credit {
        /** Ready tasks, for slots that nothing can run on otherwise: waiting tasks never keep them away. */
        IDLE,
        /** Any task, up to the horizon and the window. */
        ROOM
    }

    /** Below a microsecond, the emptier of two workers with an idle slot is preferred. */
    private static final int FINER_BITS = 10;

    private final SchedulerSettings settings;
    private final WorkLedger ledger;
    private final Shelves waitedFor;
    private final AllowedWorkers allowed;
    private final IntList touched = new IntList();
    private final IntList woken = new IntList();
    private List<Sessions.Session> live = List.of();
    private int[] workers = {};
    private int[] slots = {};
    private long[] keys = {};
    /** Who has the most work that could run elsewhere: its key is the time until that begins, negated. */
    private MinTree busiest = new MinTree(0);

    private boolean[] isTouched = {};
    private int[] candidates = {};
    private long version = -1;
    private Credit credit = Credit.ROOM;

    LiveCandidates(
            GraphState state, SchedulerSettings settings, ExpectedCosts costs, WorkLedger ledger, Shelves waitedFor) {
        super(state, costs);
        this.waitedFor = waitedFor;
        this.settings = settings;
        this.ledger = ledger;
        this.allowed = new AllowedWorkers(state);
    }

    /** Takes in who came and who went; whether anybody did. */
    boolean refresh(Sessions sessions) {
        boolean changed = version != sessions.version();
        if (changed) {
            version = sessions.version();
            live = sessions.all().stream()
                    .filter(session -> session.adopted && session.farewell == null)
                    .toList();
            workers = live.stream().mapToInt(session -> session.worker).toArray();
            slots = live.stream().mapToInt(session -> session.info.slots()).toArray();
            keys = new long[workers.length];
            busiest = new MinTree(workers.length);
            isTouched = new boolean[workers.length];
            candidates = new int[state.workers.count()];
            Arrays.fill(candidates, -1);
            for (int i = 0; i < workers.length; i++) {
                candidates[workers[i]] = i;
            }
            allowed.reset(live, slots);
            touched.clear();
            woken.clear();
            for (int i = 0; i < workers.length; i++) {
                measure(i);
            }
        }
        return changed;
    }

    /** The load of a worker has changed. */
    void touch(int worker) {
        int candidate = candidate(worker);
        if (candidate >= 0 && !isTouched[candidate]) {
            isTouched[candidate] = true;
            touched.add(candidate);
        }
    }

    void touchAll() {
        for (int worker : workers) {
            touch(worker);
        }
    }

    /** Brings the trees up to date. */
    private void settle() {
        while (!touched.isEmpty()) {
            measure(touched.removeLast());
        }
    }

    private void measure(int candidate) {
        isTouched[candidate] = false;
        int worker = workers[candidate];
        keys[candidate] = (startOf(candidate) << FINER_BITS)
                + Math.min((1 << FINER_BITS) - 1, ledger.inFlight(worker) * 64L / slots[candidate]);
        long idleKey = hasIdleSlot(candidate) ? keys[candidate] : MinTree.OUT;
        long roomKey = hasRoom(candidate) ? keys[candidate] : MinTree.OUT;
        allowed.set(candidate, idleKey, roomKey);
        busiest.set(candidate, isWorthStealing(candidate) ? -backlogOf(candidate) : MinTree.OUT);
        if (!waitedFor.isEmpty() && waitedFor.has(candidate)) {
            wake(candidate);
        }
    }

    /** Notes a candidate that tasks wait for, if it has credit of either kind. */
    void wake(int candidate) {
        if (hasIdleSlot(candidate) || hasRoom(candidate)) {
            woken.add(candidate);
        }
    }

    /** Until a slot is free, by expected run times. */
    private long startOf(int candidate) {
        int worker = workers[candidate];
        return ledger.inFlight(worker) < slots[candidate] ? 0 : ledger.micros(worker) / slots[candidate];
    }

    /** Time in which its slots would do what they could begin with. */
    private long backlogOf(int candidate) {
        return ledger.readyMicros(workers[candidate]) / slots[candidate];
    }

    private boolean isWorthStealing(int candidate) {
        Sessions.Session session = live.get(candidate);
        int ready = ledger.ready(workers[candidate]);
        return ready > slots[candidate]
                && !session.retracting
                && ready != session.readyAtAnswer
                && backlogOf(candidate) > settings.worthMovingMicros();
    }

    /** Whether a slot idles somewhere, as far as is known. */
    boolean anyIdleSlot() {
        settle();
        return allowed.all().idle.best() >= 0;
    }

    /** The worker with the longest backlog that is worth moving and may be asked for it; -1 if there is none. */
    int busiest() {
        settle();
        return busiest.best();
    }

    /** Tasks of a worker that run, or could. */
    int ready(int candidate) {
        return ledger.ready(workers[candidate]);
    }

    private boolean hasIdleSlot(int candidate) {
        return ledger.ready(workers[candidate]) < slots[candidate];
    }

    private boolean hasRoom(int candidate) {
        int worker = workers[candidate];
        return ledger.micros(worker) < slots[candidate] * settings.horizonMicros()
                && ledger.inFlight(worker) < settings.window();
    }

    /** From now on {@link #hasCredit} and {@link #leastLoaded} are about this kind of credit. */
    void look(Credit kind) {
        credit = kind;
    }

    /** Whether any candidate has credit. */
    boolean anyCredit() {
        settle();
        return tree(allowed.all()).best() >= 0;
    }

    private MinTree tree(CandidateSet set) {
        return credit == Credit.IDLE ? set.idle : set.roomy;
    }

    /** The candidates that a task's options allow, by number. */
    int setOf(int task) {
        return allowed.setOf(state.graph.optionsRow(task), state.graph.operationRow(task));
    }

    int setOfRow(int row) {
        return allowed.setOf(row);
    }

    boolean isEmpty(int set) {
        return allowed.get(set).members.length == 0;
    }

    boolean hasCreditIn(int set) {
        settle();
        return tree(allowed.get(set)).best() >= 0;
    }

    /** Takes the candidates that tasks wait for and that had credit when their load last changed. */
    int[] drainWoken() {
        settle();
        return woken.drain();
    }

    /** The least loaded of those allowed, with credit or without; -1 if none is allowed. Linear if none has credit. */
    int leastLoadedOfAll(int task) {
        settle();
        CandidateSet set = allowed.get(setOf(task));
        int best = set.best(set.roomy);
        if (best < 0) {
            for (int member : set.members) {
                best = best < 0 || keys[member] < keys[best] ? member : best;
            }
        }
        return best;
    }

    Sessions.Session session(int candidate) {
        return live.get(candidate);
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public int count() {
        return workers.length;
    }

    @Override
    public int worker(int candidate) {
        return workers[candidate];
    }

    @Override
    public int candidate(int worker) {
        return worker >= 0 && worker < candidates.length ? candidates[worker] : -1;
    }

    @Override
    public int slots(int candidate) {
        return slots[candidate];
    }

    @Override
    public String workerId(int candidate) {
        return live.get(candidate).info.workerId();
    }

    @Override
    public long startMicros(int candidate) {
        return startOf(candidate);
    }

    @Override
    public boolean hasCredit(int candidate) {
        return credit == Credit.IDLE ? hasIdleSlot(candidate) : hasRoom(candidate);
    }

    @Override
    public boolean allows(int candidate, int task) {
        int set = setOf(task);
        return set == AllowedWorkers.ALL || allowed.get(set).place(candidate) >= 0;
    }

    @Override
    public int allowedSlots(int task) {
        return allowed.get(setOf(task)).slots();
    }

    @Override
    public int bySlot(int task, int slot) {
        return allowed.get(setOf(task)).bySlot(slot);
    }

    @Override
    public int leastLoaded(int task) {
        settle();
        CandidateSet set = allowed.get(setOf(task));
        return set.best(tree(set));
    }

    @Override
    public long secondStartMicros(int task) {
        settle();
        long key = tree(allowed.get(setOf(task))).secondKey();
        return key == MinTree.OUT ? Long.MAX_VALUE : key >> FINER_BITS;
    }
}
