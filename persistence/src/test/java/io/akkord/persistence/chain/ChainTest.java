package io.akkord.persistence.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.persistence.schema.StoredBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final String ID = "graph|one";

    static List<JournalRecord> records(String id, int count) {
        Chain chain = new Chain(id, null);
        chain.endReplay(0);
        List<JournalRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(chain.append(new StoredBody("Sample", 1, ("body " + i).getBytes())));
        }
        return records;
    }

    private static Chain replay(Mark mark, List<JournalRecord> records) {
        Chain chain = new Chain(ID, mark);
        records.forEach(chain::accept);
        chain.endReplay(records.size());
        return chain;
    }

    private static Damage damageOf(List<JournalRecord> records) {
        return replay(null, records).damage().orElseThrow();
    }

    @Test
    void whatWasWrittenIsAccepted() {
        Chain chain = replay(null, records(ID, 20));

        assertThat(chain.damage()).isEmpty();
        assertThat(chain.head().number()).isEqualTo(20);
    }

    @Test
    void everyBitOfEveryRecordCounts() {
        List<JournalRecord> records = records(ID, 3);
        byte[] second = records.get(1).bytes();
        for (int bit = 0; bit < second.length * 8; bit++) {
            byte[] flipped = second.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Damage damage = damageOf(List.of(records.get(0), new JournalRecord(flipped), records.get(2)));
            assertThat(damage.number()).as("bit %d", bit).isEqualTo(2);
            assertThat(damage.kind()).isEqualTo(Damage.Kind.CHECKSUM);
        }
    }

    @Test
    void everyTruncationIsFound() {
        List<JournalRecord> records = records(ID, 1);
        byte[] whole = records.get(0).bytes();
        for (int length = 0; length < whole.length; length++) {
            Damage damage = damageOf(List.of(new JournalRecord(java.util.Arrays.copyOf(whole, length))));
            assertThat(damage.number()).isEqualTo(1);
        }
    }

    @Test
    void missingRepeatedAndSwappedRecordsAreGaps() {
        List<JournalRecord> r = records(ID, 5);

        assertThat(damageOf(List.of(r.get(0), r.get(2))).message())
                .contains("event 2")
                .contains("event 3 stands in its place")
                .contains("--keep 1");
        assertThat(damageOf(List.of(r.get(0), r.get(1), r.get(1))).kind()).isEqualTo(Damage.Kind.GAP);
        assertThat(damageOf(List.of(r.get(1), r.get(0))).number()).isEqualTo(1);
    }

    @Test
    void aRecordOfAnotherHistoryDoesNotFollow() {
        List<JournalRecord> one = records(ID, 3);
        Chain other = new Chain(ID, null);
        other.endReplay(0);
        other.append(new StoredBody("Sample", 1, "other".getBytes()));
        JournalRecord foreign = other.append(new StoredBody("Sample", 1, "body 1".getBytes()));

        assertThat(damageOf(List.of(one.get(0), foreign)).kind()).isEqualTo(Damage.Kind.LINK);
    }

    @Test
    void recordsOfAnotherIdAreNeverTaken() {
        assertThat(damageOf(records("graph|two", 2)).kind()).isEqualTo(Damage.Kind.LINK);
    }

    @Test
    void nothingIsTakenAfterDamage() {
        List<JournalRecord> r = records(ID, 5);
        Chain chain = new Chain(ID, null);
        chain.accept(r.get(0));

        assertThat(chain.accept(r.get(2))).isEmpty();
        assertThat(chain.accept(r.get(1))).isEmpty();
        assertThat(chain.damage().orElseThrow().number()).isEqualTo(2);
        assertThat(chain.head().number()).isEqualTo(1);
    }

    @Test
    void aHistoryThatEndsBeforeTheMarkIsDamaged() {
        List<JournalRecord> r = records(ID, 5);
        Mark mark = replay(null, r).head();

        assertThat(replay(mark, r).damage()).isEmpty();
        assertThat(replay(mark, r.subList(0, 3)).damage().orElseThrow().message())
                .contains("ends at 3, but 5 was committed");
    }

    @Test
    void aMarkOfAnotherHistoryIsFoundWhenItIsPassed() {
        List<JournalRecord> r = records(ID, 5);
        Damage damage = replay(new Mark(3, 99), r).damage().orElseThrow();

        assertThat(damage.number()).isEqualTo(3);
        assertThat(damage.kind()).isEqualTo(Damage.Kind.LINK);
    }

    @Test
    void aHistoryThatEndsBeforeTheStoresCounterIsDamaged() {
        Chain chain = new Chain(ID, null);
        records(ID, 2).forEach(chain::accept);

        assertThat(chain.endReplay(4).orElseThrow().message()).contains("counter says 4");
    }

    @Test
    void aSnapshotStartsTheChain() {
        List<JournalRecord> r = records(ID, 5);
        Mark third = replay(null, r.subList(0, 3)).head();
        Chain chain = new Chain(ID, null);
        chain.startAt(third);
        r.subList(3, 5).forEach(chain::accept);

        assertThat(chain.endReplay(5)).isEmpty();
    }

    @Test
    void writingGoesOnWhereReplayEnded() {
        List<JournalRecord> r = records(ID, 5);
        Chain chain = replay(null, r.subList(0, 4));

        assertThat(chain.append(new StoredBody("Sample", 1, "body 4".getBytes())))
                .isEqualTo(r.get(4));
    }

    @Test
    void theTwoPhasesAreKeptApart() {
        Chain chain = new Chain(ID, null);
        StoredBody body = new StoredBody("Sample", 1, new byte[0]);
        assertThatThrownBy(() -> chain.append(body)).hasMessageContaining("still being replayed");
        chain.endReplay(0);
        JournalRecord first = chain.append(body);

        assertThatThrownBy(() -> chain.accept(first)).hasMessageContaining("new chain for every incarnation");
    }

    @Test
    void nothingIsWrittenAfterDamage() {
        Chain chain = replay(new Mark(1, 1), List.of());

        assertThatThrownBy(() -> chain.append(new StoredBody("Sample", 1, new byte[0])))
                .hasMessageContaining("1 was committed");
    }
}
