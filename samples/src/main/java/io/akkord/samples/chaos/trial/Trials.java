package io.akkord.samples.chaos.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The trials of one run, one at a time. Not safe for use by several threads. */
public final class Trials implements AutoCloseable {

    private final Path directory;
    private final List<FullJournal> all = new ArrayList<>();

    /** @param directory below which each has one of its own */
    public Trials(Path directory) {
        this.directory = directory;
    }

    /** Begins one on a thread of its own. */
    public FullJournal fillJournal(long seed, int leftMegabytes) {
        FullJournal trial = new FullJournal(directory.resolve("full-journal-" + (all.size() + 1)), seed, leftMegabytes);
        all.add(trial);
        Thread thread = new Thread(trial, "akkord-chaos-trial");
        thread.setDaemon(true);
        thread.start();
        return trial;
    }

    /** Whether none is under way. */
    public boolean areOver() {
        return all.stream().allMatch(FullJournal::isOver);
    }

    public List<FullJournal> all() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        all.forEach(FullJournal::close);
    }
}
