package io.akkord.samples.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.Akkord;
import io.akkord.api.Session;
import io.akkord.api.SettingsException;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.execution.inline.InlineSession;
import io.akkord.image.ImageBag;
import io.akkord.image.Images;
import io.akkord.image.Processed;
import io.akkord.image.Saved;
import io.akkord.image.raster.Raster;
import io.akkord.samples.support.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ImagePipelineTest {

    @TempDir
    Path folder;

    @Test
    void anInlineSessionAndALocalOneGiveOneDigest() {
        ImageBag inputs = ImagePipeline.photographs(7);
        String inline = ImagePipeline.digest(inline(inputs));
        try (Session akkord = Akkord.local(folder.resolve("akkord"))) {
            assertThat(ImagePipeline.digest(akkord.compute(ImagePipeline.graph(inputs, folder.resolve("out")))))
                    .isEqualTo(inline)
                    .hasSize(64);
        }
    }

    @Test
    void eachImageIsWrittenInItsNewSizeAndInGrey() throws IOException {
        List<Processed<Saved>> saved = inline(ImagePipeline.photographs(3));

        assertThat(saved).hasSize(3).noneMatch(Processed::isDamaged);
        for (Processed<Saved> each : saved) {
            Path file = Path.of(Objects.requireNonNull(each.value()).file());
            Raster written = Images.decode(file.toString(), Files.readAllBytes(file));
            assertThat(written.toString()).isEqualTo("Raster[100x100x1]");
            assertThat(mean(written)).as("neither all black nor all white").isBetween(5.0, 120.0);
        }
    }

    private static double mean(Raster raster) {
        int sum = 0;
        for (byte sample : raster.pixels()) {
            sum += sample & 0xff;
        }
        return (double) sum / raster.pixels().length;
    }

    @Test
    void theDigestDoesNotDependOnTheOrderAndLeavesOutTheDamaged() {
        List<Processed<Saved>> saved = new ArrayList<>(inline(ImagePipeline.photographs(4)));
        String digest = ImagePipeline.digest(saved);
        Collections.reverse(saved);
        saved.add(new Processed<>("damaged", null, "why"));

        assertThat(ImagePipeline.digest(saved)).isEqualTo(digest);
        assertThat(ImagePipeline.digest(saved.subList(1, 4))).isNotEqualTo(digest);
    }

    @Test
    void foldersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> ImagePipeline.folder(folder.resolve("missing"), folder))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("missing is no folder");
        assertThatThrownBy(() -> ImagePipeline.folder(folder, folder.resolve(".")))
                .hasMessageContaining("would be overwritten");
    }

    @Test
    void theDemoReportsDamagedFilesByNameAndGoesOn() throws IOException {
        Path in = folder.resolve("in");
        Path out = folder.resolve("out");
        inlineAs("png", in);
        byte[] whole = Files.readAllBytes(in.resolve("photograph-00000.png"));
        Files.write(in.resolve("half.png"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(in.resolve("text.jpg"), "not an image");
        TestTerminal terminal = new TestTerminal();

        int code = terminal.run(
                DemoCommand::new,
                "--in",
                in.toString(),
                "--out",
                out.toString(),
                "--runs-in",
                folder.resolve("runs").toString());

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).singleElement().asString().matches("digest [0-9a-f]{64}");
        assertThat(terminal.messages())
                .contains("skipped half.png: ", "skipped text.jpg: ", "2 images in ", "2 skipped");
        try (Stream<Path> written = Files.list(out)) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("photograph-00000.jpg", "photograph-00001.jpg");
        }
    }

    private static void inlineAs(String ending, Path into) {
        try (Session akkord = new InlineSession()) {
            akkord.compute(ImagePipeline.photographs(2).save(into, ending));
        }
    }

    private List<Processed<Saved>> inline(ImageBag inputs) {
        try (Session akkord = new InlineSession()) {
            return akkord.compute(ImagePipeline.graph(inputs, folder.resolve("inline")));
        }
    }
}
