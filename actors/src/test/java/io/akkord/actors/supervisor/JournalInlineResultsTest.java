package io.akkord.actors.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import akka.NotUsed;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.persistence.query.EventEnvelope;
import akka.persistence.query.Offset;
import akka.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import akka.stream.javadsl.Source;
import com.typesafe.config.ConfigFactory;
import io.akkord.actors.node.Patience;
import io.akkord.core.message.Completions;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.Chain;
import io.akkord.persistence.chain.JournalRecord;
import io.akkord.persistence.schema.GraphEventSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reading inline results back, from a journal that counts what is read. */
class JournalInlineResultsTest {

    private static final int TASKS_AN_EVENT = 50;
    private static final int EVENTS = 200;

    private static ActorTestKit kit;

    /** Streams of several reads add to it, each on a thread of its own. */
    private final List<String> reads = Collections.synchronizedList(new ArrayList<>());

    private boolean broken;
    private final InlineResults results = new JournalInlineResults(kit.system(), "graph|g", new Counting());

    /** Event n completes the tasks from 50 n on; each result is its task's number. */
    private final class Counting implements CurrentEventsByPersistenceIdQuery {

        private final List<JournalRecord> records = records();

        @Override
        public Source<EventEnvelope, NotUsed> currentEventsByPersistenceId(String id, long from, long to) {
            reads.add(from + "-" + to);
            if (broken) {
                return Source.failed(new IllegalStateException("the disk is on fire"));
            }
            return Source.from(LongStream.rangeClosed(from, to)
                    .mapToObj(number ->
                            new EventEnvelope(Offset.sequence(number), id, number, records.get((int) number - 1), 0L))
                    .toList());
        }
    }

    private static List<JournalRecord> records() {
        Chain chain = new Chain("graph|g", null);
        chain.endReplay(0);
        List<JournalRecord> records = new ArrayList<>();
        for (int event = 1; event <= EVENTS; event++) {
            records.add(chain.append(GraphEventSchema.INSTANCE.encode(completed(event))));
        }
        return records;
    }

    private static GraphEvent completed(int event) {
        int[] tasks = new int[TASKS_AN_EVENT];
        int[] ones = new int[TASKS_AN_EVENT];
        byte[] inline = new byte[4 * TASKS_AN_EVENT];
        int[] lengths = new int[TASKS_AN_EVENT];
        byte[] places = new byte[TASKS_AN_EVENT];
        for (int i = 0; i < TASKS_AN_EVENT; i++) {
            tasks[i] = event * TASKS_AN_EVENT + i;
            ones[i] = 1;
            lengths[i] = 4;
            places[i] = Completions.INLINE;
            System.arraycopy(value(tasks[i]), 0, inline, 4 * i, 4);
        }
        return new GraphEvent.TasksCompleted(
                new int[TASKS_AN_EVENT],
                new Completions(
                        tasks,
                        ones,
                        new long[TASKS_AN_EVENT],
                        ones,
                        ones,
                        new long[TASKS_AN_EVENT],
                        ones,
                        places,
                        lengths,
                        inline));
    }

    private static byte[] value(int task) {
        return new byte[] {(byte) (task >>> 24), (byte) (task >>> 16), (byte) (task >>> 8), (byte) task};
    }

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create(
                "inline",
                ConfigFactory.parseString("akka.actor.provider = local").withFallback(ConfigFactory.load()));
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    private CompletionStage<InlineResults.Values> read(int... tasks) {
        long[] events = new long[tasks.length];
        for (int i = 0; i < tasks.length; i++) {
            events[i] = tasks[i] / TASKS_AN_EVENT;
        }
        return results.read(tasks, events);
    }

    private static void assertHas(CompletionStage<InlineResults.Values> stage, int... tasks) {
        Map<Integer, byte[]> found = Patience.get(stage).byTask();
        assertThat(found).hasSize(tasks.length);
        for (int task : tasks) {
            assertThat(found.get(task)).isEqualTo(value(task));
        }
    }

    @Test
    void aThousandNeighboursAreReadEventByEventAndEachEventOnce() {
        List<CompletionStage<InlineResults.Values>> stages = new ArrayList<>();
        for (int task = 500; task < 1500; task++) {
            stages.add(read(task));
        }
        for (int i = 0; i < 1000; i++) {
            assertHas(stages.get(i), 500 + i);
        }
        assertThat(reads).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void neighbouringEventsAreReadInOneStretchAndDistantOnesApart() {
        assertHas(read(60, 61, 160, 1260, 5060), 60, 61, 160, 1260, 5060);
        assertThat(reads).containsExactly("1-3", "25-25", "101-101");
    }

    @Test
    void onlyTheLastEventsAreKept() {
        for (int event = 1; event <= 40; event += 2) {
            assertHas(read(event * TASKS_AN_EVENT), event * TASKS_AN_EVENT);
        }
        reads.clear();
        assertHas(read(39 * TASKS_AN_EVENT + 1), 39 * TASKS_AN_EVENT + 1);
        assertHas(read(9 * TASKS_AN_EVENT + 1), 9 * TASKS_AN_EVENT + 1);
        assertThat(reads).isEmpty();
        assertHas(read(7 * TASKS_AN_EVENT + 1), 7 * TASKS_AN_EVENT + 1);
        assertThat(reads).containsExactly("7-7");
    }

    @Test
    void moreEventsThanAreKeptAreStillAnsweredWhole() {
        int[] tasks = new int[100];
        for (int i = 0; i < 100; i++) {
            tasks[i] = (i + 1) * TASKS_AN_EVENT + 3;
        }
        assertHas(read(tasks), tasks);
        assertThat(reads).containsExactly("1-64", "65-100");
    }

    @Test
    void whatCouldNotBeReadIsReadAgain() {
        broken = true;
        assertThat(Patience.failure(read(77))).hasMessageContaining("fire");
        broken = false;
        assertHas(read(77), 77);
        assertThat(reads).containsExactly("1-1", "1-1");
    }

    @Test
    void aResultThatIsNotInItsEventIsMissing() {
        assertThat(Patience.get(results.read(new int[] {9999}, new long[] {5})).byTask())
                .isEmpty();
    }
}
