package io.akkord.persistence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Puts one fault into each of many copies of known journals, and examines every copy. The same seed gives the same faults
 * in journals of the same shape. Takes about 50 ms a copy, and some MiB of disk.
 */
public final class JournalLab {

    private static final int BATCH = 20;
    private static final long ROOM = 512L << 20;

    private final Path scratch;
    private final List<LabJournal> originals;

    private JournalLab(Path scratch, List<LabJournal> originals) {
        this.scratch = scratch;
        this.originals = originals;
    }

    /**
     * Writes the originals: many tables and a log, one long log only, and a short history.
     *
     * @param scratch an empty directory, which the caller deletes
     */
    public static JournalLab open(Path scratch, long seed) throws Exception {
        return new JournalLab(
                scratch,
                List.of(
                        LabJournal.write(Files.createDirectory(scratch.resolve("tables")), 5, 60, 0, seed),
                        LabJournal.write(Files.createDirectory(scratch.resolve("log")), 1, 250, 100, seed + 1),
                        LabJournal.write(Files.createDirectory(scratch.resolve("short")), 2, 6, 1, seed + 2)));
    }

    /**
     * A new directory for a lab: in memory where the machine has room for that, as the lab's own files need not survive.
     *
     * @throws IOException if it cannot be made
     */
    public static Path scratch() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) && memory.toFile().getUsableSpace() > ROOM
                ? Files.createTempDirectory(memory, "akkord-lab-")
                : Files.createTempDirectory("akkord-lab-");
    }

    /**
     * Examines mutants {@code seed} to {@code seed + count - 1}; each gives two specimens, one for each of its histories.
     *
     * @throws UncheckedIOException if the scratch directory cannot be used
     */
    public void run(long seed, int count, Consumer<Specimen> consumer) {
        try {
            for (int from = 0; from < count; from += BATCH) {
                batch(seed + from, Math.min(BATCH, count - from), consumer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lab cannot use " + scratch, e);
        }
    }

    private void batch(long seed, int count, Consumer<Specimen> consumer) throws IOException {
        Path folder = Files.createDirectory(scratch.resolve("batch"));
        List<Path> copies = new ArrayList<>();
        List<Examination> examinations = new ArrayList<>();
        List<Map<String, Specimen>> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LabJournal original = originals.get((int) Math.floorMod(seed + i, (long) originals.size()));
            Path copy = original.copyTo(folder.resolve("mutant-" + i));
            Mutation mutation = Mutation.apply(copy, copy.resolveSibling("journal-marks"), seed + i);
            copies.add(copy);
            examinations.add(new Examination(original, copy, mutation));
            found.add(examinations.get(i).offline());
        }
        try (LedgerNode node = LedgerNode.start(copies)) {
            for (int i = 0; i < count; i++) {
                Examination examination = examinations.get(i);
                int plugin = i;
                found.get(i).values().forEach(each -> consumer.accept(examination.live(node, plugin, each)));
            }
        }
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
