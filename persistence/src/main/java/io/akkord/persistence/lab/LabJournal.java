package io.akkord.persistence.lab;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.StoredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A journal of two histories that is known event by event, as Akka wrote it in several lives; its marks stand some events
 * before the end, as they do after a crash between a commit and its mark.
 *
 * @param journal LevelDB's directory
 * @param truth all events of each id
 * @param marks the number that each id's mark has
 */
record LabJournal(Path journal, Map<String, List<StoredEvent<GraphEvent>>> truth, Map<String, Long> marks) {

    static final List<String> IDS = List.of("graph|one", "graph|two");
    private static final int LARGEST_PART = 1500;

    /**
     * Writes it.
     *
     * @param lives how often the actor system is started anew, which makes LevelDB turn its log into a table
     * @param eventsPerLife events of each id in each life
     * @param behind how many events the marks stand before the end
     */
    static LabJournal write(Path directory, int lives, int eventsPerLife, int behind, long seed) throws Exception {
        Path journal = directory.resolve("journal");
        Files.createDirectories(journal);
        SplittableRandom random = new SplittableRandom(seed);
        for (int life = 0; life < lives; life++) {
            try (LedgerNode node = LedgerNode.start(journal)) {
                List<LedgerNode.Live> ledgers = new ArrayList<>();
                for (String id : IDS) {
                    ledgers.add(node.open(id, 0, MarkFile.directoryBeside(journal)));
                }
                for (int i = 0; i < eventsPerLife; i++) {
                    node.write(ledgers.get(i % 2), List.of(event(random), event(random)));
                }
            }
        }
        return read(journal, behind);
    }

    private static GraphEvent event(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(LARGEST_PART)];
        random.nextBytes(bytes);
        return switch (random.nextInt(4)) {
            case 0 -> new GraphEvent.EpochStarted(random.nextLong(1000), "a node", random.nextLong(1L << 40));
            case 1 -> new GraphEvent.GraphSealed(random.nextLong(1000));
            default -> new GraphEvent.GraphPart(random.nextLong(1000), random.nextInt(1000), bytes);
        };
    }

    private static LabJournal read(Path journal, int behind) {
        Map<String, List<StoredEvent<GraphEvent>>> truth = new TreeMap<>();
        Map<String, Long> marks = new TreeMap<>();
        try (GraphJournal graphs = GraphJournal.open(journal)) {
            for (String id : IDS) {
                List<StoredEvent<GraphEvent>> events = graphs.history(id).events();
                long marked = Math.max(1, events.size() - behind);
                Mark mark =
                        Objects.requireNonNull(graphs.marks(id, Set.of(marked)).get(marked));
                try (MarkFile file = MarkFile.open(MarkFile.directoryBeside(journal), id)) {
                    file.reset(mark);
                }
                truth.put(id, events);
                marks.put(id, marked);
            }
        }
        return new LabJournal(journal, truth, marks);
    }

    /** A copy of everything, in which faults may be put. */
    Path copyTo(Path target) throws IOException {
        Path all = journal.resolveSibling(".").normalize();
        try (Stream<Path> files = Files.walk(all)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(all.relativize(file).toString()));
            }
        }
        return target.resolve(journal.getFileName());
    }
}
