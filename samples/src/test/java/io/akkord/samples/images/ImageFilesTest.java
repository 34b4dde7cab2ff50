package io.akkord.samples.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {

    @TempDir
    Path folder;

    @Test
    void aPngReadsBackAsItWasWrittenInColourAndInGrey() throws IOException {
        for (int channels : new int[] {1, 3}) {
            Raster raster = noise(31, 17, channels);

            ImageFiles.write(raster, path("image.png"));

            assertThat(ImageFiles.read(path("image.png"))).isEqualTo(raster);
        }
    }

    @Test
    void aJpegReadsBackNearlyAsItWasWritten() throws IOException {
        Raster photograph = Photographs.read("coffee");

        ImageFiles.write(photograph, path("image.jpg"));

        Raster read = ImageFiles.read(path("image.jpg"));
        double error = IntStream.range(0, read.pixels().length)
                .map(at -> Math.abs((read.pixels()[at] & 0xff) - (photograph.pixels()[at] & 0xff)))
                .average()
                .orElseThrow();
        assertThat(error).isLessThan(4);
    }

    @Test
    void writingReturnsTheDigestOfSizesAndSamples() throws IOException {
        Raster raster = new Raster(1, 1, 3, new byte[] {1, 2, 3});

        // printf '\0\0\0\1\0\0\0\1\0\0\0\3\1\2\3' | sha256sum
        assertThat(ImageFiles.write(raster, path("image.png")))
                .isEqualTo(ImageFiles.digest(raster))
                .isEqualTo("5496e7a2926a134753b5cc9bb5a2e11bf03e5e1bb7108f12ce549d090ebc0c60");
    }

    @Test
    void writingMakesTheFoldersAndLeavesNothingElseBehind() throws IOException {
        ImageFiles.write(noise(4, 4, 3), path("a/b/image.png"));
        ImageFiles.write(noise(8, 8, 3), path("a/b/image.png"));

        try (var files = Files.list(folder.resolve("a/b"))) {
            assertThat(files).containsExactly(folder.resolve("a/b/image.png"));
        }
        assertThat(ImageFiles.read(path("a/b/image.png")).width()).isEqualTo(8);
    }

    @Test
    void aWriteThatFailsNamesTheFileAndLeavesNothingBehind() throws IOException {
        Files.createDirectories(folder.resolve("image.png/in the way"));

        assertThatThrownBy(() -> ImageFiles.write(noise(4, 4, 3), path("image.png")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path("image.png"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void anUnknownEndingIsRejected() {
        assertThatThrownBy(() -> ImageFiles.write(noise(4, 4, 3), path("image.gif")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("image.gif must end in .png, .jpg or .jpeg");
    }

    @Test
    void anImageWithTooManyPixelsIsNotUnpacked() throws IOException {
        ImageFiles.write(noise(20, 10, 1), path("image.png"));

        assertThat(ImageFiles.read(path("image.png"), 200).width()).isEqualTo(20);
        assertThatThrownBy(() -> ImageFiles.read(path("image.png"), 199))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path("image.png"))
                .hasMessageContaining("20x10 pixels, more than 199");
    }

    @Test
    void missingForeignAndDamagedFilesAreNamedInTheError() throws IOException {
        Files.writeString(folder.resolve("text.png"), "no image at all");
        ImageFiles.write(noise(20, 10, 3), path("whole.png"));
        byte[] whole = Files.readAllBytes(folder.resolve("whole.png"));
        Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));

        for (String name : new String[] {"missing.png", "text.png", "cut.png"}) {
            assertThatThrownBy(() -> ImageFiles.read(path(name)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot read the image " + path(name));
        }
    }

    @Test
    void coloursOfAPaletteAreReadAsRedGreenBlue() throws IOException {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(0, 0, Color.RED.getRGB());
        image.setRGB(1, 0, Color.BLUE.getRGB());
        ImageIO.write(image, "png", folder.resolve("palette.png").toFile());

        assertThat(ImageFiles.read(path("palette.png")))
                .isEqualTo(new Raster(2, 1, 3, new byte[] {-1, 0, 0, 0, 0, -1}));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static Raster noise(int width, int height, int channels) {
        byte[] pixels = new byte[width * height * channels];
        new Random(7).nextBytes(pixels);
        return new Raster(width, height, channels, pixels);
    }
}
