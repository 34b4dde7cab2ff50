package io.akkord.array.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.array.Chunks;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RechunkingTest {

    private static final int BYTES = 8;

    private static void assertBounded(Chunks from, Chunks to) {
        List<Chunks> stages = Rechunking.stages(from, to, BYTES);
        assertThat(stages.get(stages.size() - 1)).isEqualTo(to);
        Chunks before = from;
        long most = Math.max(Math.max(from.largest(), to.largest()) * BYTES, Rechunking.MOST_BYTES);
        for (Chunks stage : stages) {
            assertThat(Rechunking.pieces(before, stage)).isLessThanOrEqualTo(Rechunking.MOST_PIECES);
            assertThat(stage.largest() * BYTES).isLessThanOrEqualTo(most);
            before = stage;
        }
    }

    @Test
    void rowsBecomeColumnsByStages() {
        long[] shape = {4000, 4000};
        Chunks rows = Chunks.regular(shape, 1, -1);
        Chunks columns = Chunks.regular(shape, -1, 1);
        assertThat(Rechunking.pieces(rows, columns)).isEqualTo(4000);
        assertThat(Rechunking.stages(rows, columns, BYTES)).hasSizeGreaterThan(1);
        assertBounded(rows, columns);
    }

    @Test
    void equalChunksNeedNoStage() {
        Chunks chunks = Chunks.regular(new long[] {10, 10}, 3);
        assertThat(Rechunking.stages(chunks, chunks, BYTES)).isEmpty();
    }

    @RepeatedTest(50)
    void everyStageIsBounded(RepetitionInfo run) {
        SplittableRandom random = new SplittableRandom(run.getCurrentRepetition());
        long[] shape = {1 + random.nextInt(2000), 1 + random.nextInt(2000)};
        Chunks from = Chunks.regular(shape, 1 + random.nextInt(50), 1 + random.nextInt(2000));
        Chunks to = Chunks.regular(shape, 1 + random.nextInt(2000), 1 + random.nextInt(50));
        if (!from.equals(to)) {
            assertBounded(from, to);
        }
    }
}
