package io.akkord.samples.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.Akkord;
import io.akkord.api.Session;
import io.akkord.api.SettingsException;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.execution.inline.InlineSession;
import io.akkord.samples.support.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
        List<ImageInput> inputs = ImageInput.ofPhotographs(7, folder.resolve("out"));
        String inline;
        try (Session akkord = new InlineSession()) {
            inline = Saved.digest(akkord.compute(ImagePipeline.graph(inputs)));
        }
        try (Session akkord = Akkord.local(folder.resolve("akkord"))) {
            assertThat(Saved.digest(akkord.compute(ImagePipeline.graph(inputs))))
                    .isEqualTo(inline)
                    .hasSize(64);
        }
    }

    @Test
    void eachImageIsWrittenInItsNewSizeAndInGrey() throws IOException {
        List<ImageInput> inputs = ImageInput.ofPhotographs(3, folder.resolve("out"));

        List<Saved> saved = inline(inputs);

        assertThat(saved).hasSize(3).noneMatch(Saved::isDamaged);
        for (ImageInput input : inputs) {
            Raster written = ImageFiles.read(input.target());
            assertThat(written.width()).isEqualTo(100);
            assertThat(written.height()).isEqualTo(100);
            assertThat(written.channels()).isEqualTo(1);
        }
    }

    @Test
    void theDigestDoesNotDependOnTheOrderAndLeavesOutTheDamaged() {
        List<Saved> saved = new ArrayList<>(inline(ImageInput.ofPhotographs(4, folder)));
        String digest = Saved.digest(saved);
        Collections.reverse(saved);
        saved.add(new Saved("damaged", "", "why"));

        assertThat(Saved.digest(saved)).isEqualTo(digest);
        assertThat(Saved.digest(saved.subList(1, 4))).isNotEqualTo(digest);
    }

    @Test
    void imagesOfOneNameAndSeveralKindsDoNotOverwriteEachOther() throws IOException {
        for (String name : List.of("a.jpg", "a.png", "A.bmp", "b.jpeg", "notes.txt", "a.png.png")) {
            Files.writeString(folder.resolve(name), "");
        }
        List<ImageInput> inputs = ImageInput.ofFolder(folder, folder.resolve("out"));

        assertThat(inputs).hasSize(5);
        assertThat(inputs.stream().map(input -> input.target().toLowerCase(java.util.Locale.ROOT)))
                .doesNotHaveDuplicates()
                .allMatch(target ->
                        target.startsWith(folder.resolve("out").toString().toLowerCase(java.util.Locale.ROOT))
                                && target.endsWith(".jpg"));
    }

    @Test
    void foldersThatMakeNoSenseAreRefused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> ImageInput.ofFolder(folder.resolve("missing"), folder))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("missing is no folder");
        assertThatThrownBy(() -> ImageInput.ofFolder(empty, folder))
                .hasMessageContaining("has no file that ends in .jpg");
        Files.writeString(folder.resolve("a.jpg"), "");
        assertThatThrownBy(() ->
                        ImageInput.ofFolder(folder, folder.resolve("empty").resolve("..")))
                .hasMessageContaining("would be overwritten");
    }

    @Test
    void theDemoReportsDamagedFilesByNameAndGoesOn() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Path out = folder.resolve("out");
        ImageFiles.write(Photographs.read("coffee"), in.resolve("coffee.png").toString());
        ImageFiles.write(Photographs.read("camera"), in.resolve("camera.jpg").toString());
        byte[] half = Files.readAllBytes(in.resolve("coffee.png"));
        Files.write(in.resolve("half.png"), java.util.Arrays.copyOf(half, half.length / 2));
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
                .contains("skipped half.png: cannot read the image", "skipped text.jpg: ", "2 images in ", "2 skipped");
        try (Stream<Path> written = Files.list(out)) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("coffee.jpg", "camera.jpg");
        }
    }

    private static List<Saved> inline(List<ImageInput> inputs) {
        try (Session akkord = new InlineSession()) {
            return akkord.compute(ImagePipeline.graph(inputs));
        }
    }
}
