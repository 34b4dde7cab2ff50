package io.akkord.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.array.Block;
import io.akkord.array.Chunked;
import io.akkord.array.Chunks;
import io.akkord.array.Create;
import io.akkord.array.ZarrArrays;
import io.akkord.execution.inline.InlineSession;
import io.akkord.image.kernel.Kernel;
import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.ImageStep.ColourSpace;
import io.akkord.image.raster.ImageStep.Filter;
import io.akkord.image.raster.Raster;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LargeImagesTest {

    private static final int WIDTH = 131;
    private static final int HEIGHT = 97;
    private static final int[] SIDES = {200, 40, 13};

    @TempDir
    Path folder;

    private static Block block(Raster raster) {
        int[] samples = new int[raster.pixels().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = raster.pixels()[i] & 0xff;
        }
        return raster.channels() == 1
                ? Block.of(samples, raster.height(), raster.width())
                : Block.of(samples, raster.height(), raster.width(), 3);
    }

    private static Chunked cut(Block image, int side) {
        long[] shape = java.util.Arrays.stream(image.shape()).asLongStream().toArray();
        // Chunks of two channels and one: an image's pixels need not lie in one chunk.
        return Create.of(
                image, image.rank() == 2 ? Chunks.regular(shape, side, side) : Chunks.regular(shape, side, side, 2));
    }

    private static Block compute(Chunked image) {
        try (InlineSession session = new InlineSession()) {
            return image.compute(session);
        }
    }

    static Stream<List<ImageStep>> pipelines() {
        Stream<List<ImageStep>> everywhere = Stream.of(
                List.of(new ImageStep.Brightness(0.5), new ImageStep.Contrast(1.4)),
                List.of(new ImageStep.Grey()),
                List.of(new ImageStep.Blur(0.7)),
                List.of(new ImageStep.Blur(3.2), new ImageStep.Threshold(90)),
                List.of(new ImageStep.Sharpen(1.5, 1.1), new ImageStep.Blur(1.3)));
        Stream<List<ImageStep>> natively = Stream.of(
                List.of(new ImageStep.Median(2), new ImageStep.Blur(1)),
                List.of(new ImageStep.Convert(ColourSpace.LAB)),
                List.of(new ImageStep.Blur(1), new ImageStep.AdaptiveThreshold(5, 3), new ImageStep.Median(1)));
        return Kernel.best() == Kernel.java() ? everywhere : Stream.concat(everywhere, natively);
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void chunksGiveWhatTheWholeImageGives(List<ImageStep> steps) {
        for (int channels : new int[] {3, 1}) {
            if (channels == 1 && steps.stream().anyMatch(step -> step instanceof ImageStep.Convert)) {
                continue;
            }
            Raster raster = TestImages.of(WIDTH, HEIGHT, channels, 5);
            ImageStep[] all = steps.toArray(ImageStep[]::new);
            Block whole = block(TestImages.apply(Kernel.best(), raster, all));
            for (int side : SIDES) {
                assertThat(compute(LargeImages.apply(cut(block(raster), side), all)))
                        .as("%d channels in chunks of %d", channels, side)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void stepsThatNeedTheWholeImageAreRefusedWhenTheExpressionIsBuilt() {
        Chunked image = cut(block(TestImages.of(20, 10, 3, 1)), 8);
        for (ImageStep step : List.of(new ImageStep.Canny(10, 20), new ImageStep.Otsu())) {
            assertThatThrownBy(() -> LargeImages.apply(image, step)).hasMessageContaining("whole image");
        }
        assertThatThrownBy(() -> LargeImages.apply(image, new ImageStep.Resize(5, 5, Filter.AREA)))
                .hasMessageContaining("use slice");
        assertThatThrownBy(() ->
                        LargeImages.apply(image, new ImageStep.Convert(ColourSpace.HSV), new ImageStep.Threshold(3)))
                .hasMessageContaining("no red, green and blue");
        assertThatThrownBy(() -> LargeImages.apply(Create.zeros(4, 4), new ImageStep.Blur(1)))
                .hasMessageContaining("ints from 0 to 255");
    }

    private Path write(BufferedImage image, String format, int tile) throws IOException {
        Path file = folder.resolve("image-" + tile + "." + format);
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (tile > 0) {
                param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                param.setTiling(tile, tile, 0, 0);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return file;
    }

    private static BufferedImage image(Raster raster, int type) {
        BufferedImage image = new BufferedImage(raster.width(), raster.height(), type);
        image.getRaster()
                .setPixels(0, 0, raster.width(), raster.height(), block(raster).ints());
        return image;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void partsOfFilesMakeTheImageAndCanBeStored(int channels) throws IOException {
        Raster raster = TestImages.of(WIDTH, HEIGHT, channels, 9);
        BufferedImage image =
                image(raster, channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        for (Path file : List.of(write(image, "tiff", 32), write(image, "tiff", 0), write(image, "png", 0))) {
            Chunked opened = LargeImages.open(file, 50);
            assertThat(opened.chunks().count()).isEqualTo(6);
            assertThat(compute(opened)).as(file.toString()).isEqualTo(block(raster));
        }
        Path stored = folder.resolve("stored-" + channels);
        try (InlineSession session = new InlineSession()) {
            session.compute(ZarrArrays.save(LargeImages.open(write(image, "tiff", 16), 40), stored, 3));
        }
        assertThat(compute(ZarrArrays.open(stored))).isEqualTo(block(raster));
    }

    @Test
    void whatIsNoImageIsRefusedByName() throws IOException {
        Path text = Files.writeString(folder.resolve("text.tif"), "no image");
        Path deep = write(new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY), "png", 0);
        for (Path file : List.of(folder.resolve("missing.tif"), text, deep)) {
            assertThatThrownBy(() -> LargeImages.open(file, 10))
                    .isInstanceOf(ImageException.class)
                    .hasMessageContaining(file.toString());
        }
    }
}
