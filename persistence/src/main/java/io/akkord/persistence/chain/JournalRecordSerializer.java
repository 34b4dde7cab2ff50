package io.akkord.persistence.chain;

import akka.serialization.SerializerWithStringManifest;
import java.io.NotSerializableException;
import java.util.Optional;

/**
 * Hands stored bytes to Akka and back as they are.
 *
 * <p>Records of the journal are not checked here: the chain does that, so that damage is a finding with a place and not
 * a failed recovery. Snapshots are checked here and nowhere later: Akka's snapshot store answers a snapshot that cannot
 * be deserialized by trying an older one, and without any (with {@code snapshot-is-optional = true}) by replaying the
 * whole journal, but it does not do so for one that its adapter refuses.
 */
public final class JournalRecordSerializer extends SerializerWithStringManifest {

    /** Stands in every stored event and snapshot: never change it. */
    public static final int IDENTIFIER = 7041;

    /** The manifest of events. */
    public static final String EVENT = "E";

    private static final String SNAPSHOT = "S";

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object payload) {
        return payload instanceof SnapshotRecord ? SNAPSHOT : EVENT;
    }

    @Override
    public byte[] toBinary(Object payload) {
        if (payload instanceof JournalRecord record) {
            return record.bytes();
        }
        if (payload instanceof SnapshotRecord snapshot) {
            return checked(snapshot).bytes();
        }
        throw new IllegalArgumentException(
                "not a record of the journal: " + payload.getClass().getName());
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return switch (manifest) {
            case EVENT -> new JournalRecord(bytes);
            case SNAPSHOT -> snapshot(bytes);
            default -> throw new NotSerializableException(
                    "unknown manifest \"" + manifest + "\" of serializer " + IDENTIFIER + "; " + Repairs.UPGRADE);
        };
    }

    private static SnapshotRecord checked(SnapshotRecord snapshot) {
        snapshot.problem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return snapshot;
    }

    private static SnapshotRecord snapshot(byte[] bytes) throws NotSerializableException {
        SnapshotRecord snapshot = new SnapshotRecord(bytes);
        Optional<String> problem = snapshot.problem();
        if (problem.isPresent()) {
            throw new NotSerializableException(problem.get());
        }
        return snapshot;
    }
}
