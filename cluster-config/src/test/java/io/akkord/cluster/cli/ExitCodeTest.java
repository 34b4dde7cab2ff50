package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.chain.Damage.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which number stands for what; that of another version is none of damage. */
class ExitCodeTest {

    @TempDir
    Path directory;

    private static Damage damage(Kind kind) {
        return Damage.at("graph|g", 3, kind, "what");
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsNothingButAnotherVersionsEndsWithNine(Kind kind) {
        assertThat(ExitCode.of(List.of(damage(kind), damage(kind)))).isEqualTo(kind == Kind.SCHEMA ? 9 : 7);
        assertThat(ExitCode.of(List.of(damage(Kind.SCHEMA), damage(kind)))).isEqualTo(kind == Kind.SCHEMA ? 9 : 7);
    }

    @Test
    void whereNothingIsDamagedTheCommandIsFine() {
        assertThat(ExitCode.of(List.of())).isZero();
    }

    @Test
    void anExportedGraphOfALaterFormatEndsWithNineAndSaysWhatToStart() throws IOException {
        Path file = directory.resolve("later.akkord");
        Files.createDirectories(directory.resolve("node/journal"));
        int magic = 0x414B4558;
        for (int later : new int[] {2, 77}) {
            Files.write(file, ByteBuffer.allocate(8).putInt(magic).putInt(later).array());
            CommandRun run = CommandRun.of(
                    "journal",
                    "import",
                    file.toString(),
                    "--directory",
                    directory.resolve("node").toString());
            assertThat(run.code()).as(run.err()).isEqualTo(9);
            assertThat(run.err()).contains("format " + later, "at least as new");
        }
    }
}
