package io.akkord.samples.chaos.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.Akkord;
import io.akkord.api.EffectToken;
import io.akkord.api.GraphHandle;
import io.akkord.api.Session;
import io.akkord.api.TaskFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weaves, run inline: what the oracle says is what comes out. */
class WeaveTest {

    @TempDir
    Path notes;

    private static Map<String, Object> run(Session session, Weave weave) throws Exception {
        return session.submit(weave.graph(), weave.options())
                .result()
                .toCompletableFuture()
                .get();
    }

    /** The same without its pauses. */
    private static Weave quick(Weave weave) {
        return new Weave(
                weave.id(),
                weave.shape(),
                weave.options(),
                weave.seed(),
                0,
                weave.tried(),
                weave.inputs(),
                weave.natures(),
                weave.grows());
    }

    @Test
    void everyShapeGivesWhatTheOracleSays() throws Exception {
        Weaver weaver = new Weaver(5, notes);
        Set<String> shapes = new HashSet<>();
        try (Session session = Akkord.inline()) {
            for (int i = 0; i < Shape.values().length; i++) {
                Weave weave = quick(weaver.next());
                assertThat(weave.wrong(run(session, weave)))
                        .as(weave.id() + " " + weave.shape())
                        .isZero();
                shapes.add(weave.shape());
            }
        }
        assertThat(shapes).hasSize(Shape.values().length);
    }

    @Test
    void anotherByteInAnyOutputIsCounted() throws Exception {
        Weave weave = quick(new Weaver(6, notes).next());
        try (Session session = Akkord.inline()) {
            Map<String, Object> outputs = new HashMap<>(run(session, weave));
            String key = weave.values().get(0);
            byte[] other = ((byte[]) outputs.get(key)).clone();
            other[other.length - 1]++;
            outputs.put(key, other);
            assertThat(weave.wrong(outputs)).isPositive();
            outputs.remove(key);
            assertThat(weave.wrong(outputs)).isPositive();
        }
    }

    @Test
    void whatEffectsDoIsOutsideOnceAndWhatIsMissingThereOrAnotherIsFound() throws Exception {
        Weave weave = quick(new Weaver(6, notes).next());
        assertThat(weave.effects()).isPositive();
        try (Session session = Akkord.inline()) {
            Map<String, Object> outputs = run(session, weave);
            assertThat(weave.outside(outputs)).isEmpty();
            List<Path> deeds;
            try (Stream<Path> files = Files.list(Path.of(weave.tried()))) {
                deeds = files.filter(file -> file.toString().endsWith(".deed")).toList();
            }
            assertThat(deeds).hasSize(weave.effects());
            byte[] done = Files.readAllBytes(deeds.get(0));
            Files.write(deeds.get(0).resolveSibling("another-token-1.deed"), done);
            assertThat(weave.outside(outputs)).singleElement().asString().contains("two tokens");
            Files.delete(deeds.get(0).resolveSibling("another-token-1.deed"));
            done[done.length - 1]++;
            Files.write(deeds.get(0), done);
            assertThat(weave.outside(outputs)).singleElement().asString().contains("something else");
            Files.delete(deeds.get(0));
            assertThat(weave.outside(outputs)).singleElement().asString().contains("nothing of it is outside");
        }
    }

    @Test
    void aSecondTryOfAnEffectDoesNothingUnlessItIsAnotherDeed() throws Exception {
        Deeds deeds = new Deeds(notes);
        EffectToken token = new EffectToken("graph", 3);
        deeds.happen(token, 1, new byte[] {5});
        deeds.happen(token, 1, new byte[] {5});
        assertThat(deeds.wrong(Map.of(1, new byte[] {5}))).isEmpty();
        deeds.happen(token, 1, new byte[] {6});
        assertThat(deeds.wrong(Map.of(1, new byte[] {5})))
                .singleElement()
                .asString()
                .contains("two tries");
    }

    @Test
    void aTaskOfEachKindOfErrorFailsWithIt() {
        Weave weave = quick(new Weaver(7, notes).withErrors());
        assertThat(weave.failing()).hasSize(UserError.values().length);
        assertThat(weave.failing().stream().map(Weave::errorOf)).doesNotHaveDuplicates();
        try (Session session = Akkord.inline()) {
            GraphHandle<Map<String, Object>> handle = session.submit(weave.graph(), weave.options());
            assertThatThrownBy(() -> handle.result().toCompletableFuture().get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(TaskFailedException.class, failed -> assertThat(failed.getCause())
                            .satisfies(cause ->
                                    assertThat(cause.getClass().getName()).isEqualTo(Weave.errorOf(failed.key()))));
        }
    }

    @Test
    void theSameSeedWeavesTheSame() {
        Weave one = new Weaver(8, notes).next();
        Weave other = new Weaver(8, notes).next();
        assertThat(one.natures()).isEqualTo(other.natures());
        assertThat(one.inputs()).usingRecursiveComparison().isEqualTo(other.inputs());
        assertThat(List.of(one.seed(), one.options(), one.shape()))
                .isEqualTo(List.of(other.seed(), other.options(), other.shape()));
    }
}
