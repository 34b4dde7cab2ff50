package io.akkord.persistence.replay;

import io.akkord.persistence.chain.JournalRecordSerializer;
import io.akkord.persistence.chain.SnapshotRecord;
import io.akkord.persistence.store.StoredSnapshot;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the directory of Akka's local snapshot store without an actor system.
 *
 * <p>A file {@code snapshot-<persistence id, URL-encoded>-<sequence number>-<milliseconds>} holds a header's length (4,
 * little-endian), the header (serializer's identifier, 4, little-endian, and its manifest), and what the serializer made.
 */
public final class LocalSnapshots {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSnapshots.class);
    private static final Pattern NAME = Pattern.compile("snapshot-(.+)-(\\d+)-(\\d+)");

    private final Path directory;

    public LocalSnapshots(Path directory) {
        this.directory = directory;
    }

    /** Ids that have snapshots in a directory. */
    public static Set<String> ids(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> URLDecoder.decode(name.group(1), StandardCharsets.UTF_8))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NoSuchFileException e) {
            return Set.of();
        }
    }

    /** Intact snapshots of an id, the oldest first; damaged ones are left out with a warning. */
    public List<StoredSnapshot> of(String persistenceId) throws IOException {
        List<StoredSnapshot> found = new ArrayList<>();
        for (Path file : files(persistenceId)) {
            try {
                read(file, persistenceId).ifPresent(found::add);
            } catch (IOException e) {
                LOG.warn("the snapshot {} is left out: {}", file, e.toString());
            }
        }
        found.sort(Comparator.comparingLong(snapshot -> snapshot.last().number()));
        return found;
    }

    /**
     * A file that should be a snapshot of an id.
     *
     * @param number the last event that it includes, by its name
     * @param snapshot what it is, if it is intact
     * @param problem what it is not
     */
    public record Candidate(Path file, long number, Optional<StoredSnapshot> snapshot, Optional<String> problem) {}

    /** All files of an id, each read and checked, in the order of their events. */
    public List<Candidate> candidates(String persistenceId) throws IOException {
        List<Candidate> found = new ArrayList<>();
        for (Path file : files(persistenceId)) {
            found.add(candidate(file, persistenceId));
        }
        found.sort(Comparator.comparingLong(Candidate::number));
        return found;
    }

    private static Candidate candidate(Path file, String persistenceId) {
        long number = sequenceNumber(file);
        try {
            Optional<StoredSnapshot> snapshot = read(file, persistenceId);
            return new Candidate(
                    file,
                    number,
                    snapshot,
                    snapshot.isPresent() ? Optional.empty() : Optional.of("another program wrote it"));
        } catch (IOException e) {
            return new Candidate(file, number, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** All files of an id, damaged ones too. */
    public List<Path> files(String persistenceId) throws IOException {
        String encoded = URLEncoder.encode(persistenceId, StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> {
                        Matcher name = NAME.matcher(file.getFileName().toString());
                        return name.matches() && name.group(1).equals(encoded);
                    })
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static Optional<StoredSnapshot> read(Path file, String persistenceId) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = in.remaining() < 8 ? -1 : in.getInt();
        if (header < 4 || header > in.remaining()) {
            throw new IOException("its header is damaged");
        }
        if (in.getInt() != JournalRecordSerializer.IDENTIFIER) {
            return Optional.empty();
        }
        byte[] payload = new byte[in.remaining() - (header - 4)];
        in.position(in.position() + header - 4).get(payload);
        SnapshotRecord record = new SnapshotRecord(payload);
        Optional<String> problem = record.problem();
        if (problem.isPresent()) {
            throw new IOException(problem.get());
        }
        if (!record.isOf(persistenceId)) {
            throw new IOException("it is of another persistence id");
        }
        return Optional.of(new StoredSnapshot(record.last(), part(file, 3), record.state()));
    }

    static long sequenceNumber(Path file) {
        return part(file, 2);
    }

    private static long part(Path file, int group) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(group)) : 0;
    }
}
