package io.akkord.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.api.TaskFailedException;
import io.akkord.execution.inline.InlineSession;
import io.akkord.image.feature.Feature;
import io.akkord.image.kernel.Kernel;
import io.akkord.image.kernel.Picture;
import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.ImageStep.Filter;
import io.akkord.image.raster.Raster;
import io.akkord.image.segment.Segmentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBagTest {

    @TempDir
    Path folder;

    private final Session session = new InlineSession();

    @AfterEach
    void close() {
        session.close();
    }

    private void write(String name, Raster raster) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        String ending = name.substring(name.lastIndexOf('.') + 1);
        Files.write(file, TestImages.encode(raster, ending.equals("jpg") ? "jpeg" : ending));
    }

    @Test
    void aFolderOfImagesGoesThroughStepsIntoFiles() throws IOException {
        write("b.png", TestImages.of(80, 60, 3, 1));
        write("a.jpg", TestImages.of(50, 70, 3, 2));
        write("deeper/c.png", TestImages.of(50, 70, 3, 2));
        Files.writeString(folder.resolve("notes.txt"), "no image");

        List<Processed<Saved>> saved = session.compute(Images.files(folder.toString())
                .with(new ImageStep.Grey(), new ImageStep.Canny(50, 150), new ImageStep.Resize(20, 10, Filter.AREA))
                .save(folder.resolve("out"), "png"));

        assertThat(saved)
                .extracting(Processed::name)
                .allMatch(name -> name.endsWith("a.jpg") || name.endsWith("b.png"));
        assertThat(saved).hasSize(2);
        Raster expected = TestImages.apply(
                Kernel.best(),
                TestImages.of(80, 60, 3, 1),
                new ImageStep.Grey(),
                new ImageStep.Canny(50, 150),
                new ImageStep.Resize(20, 10, Filter.AREA));
        byte[] written = Files.readAllBytes(folder.resolve("out/b.png"));
        try (Picture picture = Kernel.best().decode("b.png", written, 1000)) {
            assertThat(picture.raster()).isEqualTo(expected);
        }
        assertThat(saved.get(1).value().bytes()).isEqualTo(written.length);
    }

    @Test
    void globsGoDeeperAndEqualNamesDoNotOverwriteEachOther() throws IOException {
        write("x/a.png", TestImages.of(8, 8, 1, 1));
        write("y/a.png", TestImages.of(9, 9, 1, 1));
        write("y/z/b.png", TestImages.of(9, 9, 1, 1));
        List<Processed<Saved>> saved =
                session.compute(Images.files(folder + "/**/a.png").save(folder.resolve("out"), "bmp"));
        assertThat(saved)
                .extracting(each -> Path.of(each.value().file()).getFileName().toString())
                .containsExactly("a.bmp", "a-2.bmp");
    }

    @Test
    void aDamagedImageFailsTheGraphOrIsReportedByChoice() throws IOException {
        write("good.png", TestImages.of(8, 8, 1, 1));
        Files.writeString(folder.resolve("bad.png"), "this is no image at all");
        ImageBag bag = Images.files(folder.toString());

        assertThatThrownBy(() -> session.compute(bag.rasters()))
                .isInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining("bad.png");
        List<Processed<Raster>> rasters =
                session.compute(bag.onDamage(OnDamage.SKIP).rasters());
        assertThat(rasters).hasSize(2);
        assertThat(rasters.get(0).isDamaged()).isTrue();
        assertThat(rasters.get(0).damage()).contains("bad.png");
        assertThat(rasters.get(1).value()).isEqualTo(TestImages.of(8, 8, 1, 1));
    }

    @Test
    void resultsOfTasksGoThroughStepsToo() {
        ImageBag bag =
                Images.of(Map.of("made", Task.call(ImageBagTest::made, 30))).with(new ImageStep.Otsu());
        assertThat(session.compute(bag.segment(new Segmentation.Components(true)))
                        .get(0)
                        .value()
                        .count())
                .isPositive();
        assertThat(session.compute(bag.describe(new Feature.Histogram(2)))
                        .get(0)
                        .value())
                .hasSize(2);
        assertThat(session.compute(bag.keyPoints(10)).get(0).value().count()).isBetween(0, 10);
        assertThat(bag.toString()).isEqualTo("ImageBag[1 image, steps [Otsu[]]]");
    }

    public static Raster made(int side) {
        return TestImages.of(side, side, 3, 7);
    }

    @Test
    void stepsThatMakeNoSenseAreRefusedWhenTheyAreMade() {
        assertThatThrownBy(() -> new ImageStep.Resize(0, 5, Filter.AREA)).hasMessage("the width is 0; use 1 or more");
        assertThatThrownBy(() -> new ImageStep.Canny(5, 4)).hasMessageContaining("up to the upper one, 4.0");
        assertThatThrownBy(() -> new ImageStep.Blur(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Images.files(folder.toString()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("there is no image in");
        assertThatThrownBy(() -> Images.files(folder + "/nowhere")).hasMessageContaining("there is no file or folder");
    }
}
