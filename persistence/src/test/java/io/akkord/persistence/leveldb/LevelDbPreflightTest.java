package io.akkord.persistence.leveldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.lab.LedgerNode;
import io.akkord.persistence.schema.SampleEvents;
import io.akkord.persistence.store.JournalUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LevelDbPreflightTest {

    @TempDir
    Path directory;

    private Path journal() {
        return directory.resolve("a/b/journal");
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> LevelDbPreflight.check(journal(), 0))
                .isInstanceOf(JournalUnavailableException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    private void write(int events) throws Exception {
        Files.createDirectories(journal());
        try (LedgerNode node = LedgerNode.start(journal())) {
            LedgerNode.Live ledger = node.open("graph|one", 0, MarkFile.directoryBeside(journal()));
            for (int i = 0; i < events; i++) {
                node.write(ledger, SampleEvents.graph());
            }
        }
    }

    private Path only(String pattern) throws Exception {
        try (Stream<Path> files = Files.list(journal())) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aMissingDirectoryIsMadeWithItsParents() throws Exception {
        LevelDbPreflight.check(journal(), 0);

        assertThat(journal()).isEmptyDirectory();
    }

    @Test
    void aJournalThatWasClosedIsFine() throws Exception {
        write(3);

        assertThatCode(() -> LevelDbPreflight.check(journal(), 0)).doesNotThrowAnyException();
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsNamed() throws Exception {
        Files.createDirectories(journal().getParent());
        Files.createFile(journal());

        assertRefused(journal().toString(), "is a file");
    }

    @Test
    void aFileInPlaceOfAParentIsNamed() throws Exception {
        Files.createFile(directory.resolve("a"));

        assertRefused(journal().toString(), directory.resolve("a") + " is a file");
    }

    @Test
    void tooLittleSpaceIsGivenInMebibytes() {
        assertThatThrownBy(() -> LevelDbPreflight.check(journal(), Long.MAX_VALUE))
                .isInstanceOf(JournalUnavailableException.class)
                .hasMessageContaining("MiB free, and needs 8796093022207 MiB");
    }

    @Test
    void aJournalThatAnotherProcessHasOpenNamesThatProcess() throws Exception {
        write(1);
        Process holder = LockHolder.start(journal().resolve("LOCK"));
        try {
            assertRefused("is open in process " + holder.pid());
            assertThatThrownBy(() -> LevelDbJournalReader.open(journal()))
                    .isInstanceOf(JournalUnavailableException.class)
                    .hasMessageContaining("process " + holder.pid());
        } finally {
            holder.getOutputStream().close();
            assertThat(holder.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        LevelDbPreflight.check(journal(), 0);
    }

    @Test
    void aJournalThatThisProcessHasOpenStaysLocked() throws Exception {
        Files.createDirectories(journal());
        try (LedgerNode node = LedgerNode.start(journal())) {
            node.open("graph|one", 0, MarkFile.directoryBeside(journal()));
            assertRefused("is open in this process");
            assertThat(LevelDbLock.holder(journal()))
                    .isEqualTo(OptionalLong.of(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aNativeLibraryThatDoesNotLoadIsNamedWithItsPlace() throws Exception {
        assertThat(PreflightProcess.run(journal())).isEqualTo("fine");
        assertThat(PreflightProcess.run(journal(), "-Djava.io.tmpdir=/nonexistent"))
                .startsWith("the native LevelDB does not load from /nonexistent on ")
                .endsWith("akka.persistence.journal.leveldb.native = off");
    }

    @Test
    void linesOfTheKernelAreUnderstood() {
        List<String> locks = List.of(
                "1: FLOCK  ADVISORY  WRITE 11 fe:00:77 0 EOF",
                "2: POSIX  ADVISORY  WRITE 12 fe:01:77 0 EOF",
                "2: -> POSIX  ADVISORY  WRITE 14 fe:00:77 0 EOF",
                "3: POSIX  ADVISORY  WRITE 13 fe:00:77 0 EOF");

        assertThat(LevelDbLock.holder(locks, 0xFE00, 77)).isEqualTo(OptionalLong.of(13));
        assertThat(LevelDbLock.holder(locks, 0xFE00, 78)).isEmpty();
    }

    @Test
    void anEmptyCurrentIsFound() throws Exception {
        write(1);
        Files.write(journal().resolve("CURRENT"), new byte[0]);

        assertRefused("is not whole", "CURRENT names \"\"");
    }

    @Test
    void aMissingCurrentIsFoundBeforeLevelDbMakesANewOne() throws Exception {
        write(1);
        Files.delete(journal().resolve("CURRENT"));

        assertRefused("CURRENT is missing");
        assertThat(journal().resolve("CURRENT")).doesNotExist();
    }

    @Test
    void aLostOrEmptyManifestIsFound() throws Exception {
        write(1);
        Path manifest = only("MANIFEST-.*");
        Files.write(manifest, new byte[0]);
        assertRefused("is empty");
        Files.delete(manifest);
        assertRefused("which is no MANIFEST here");
    }

    @Test
    void damageOfTheManifestIsFoundByOpening() throws Exception {
        write(1);
        Path manifest = only("MANIFEST-.*");
        byte[] bytes = Files.readAllBytes(manifest);
        bytes[20] ^= 1;
        Files.write(manifest, bytes);

        assertRefused("cannot be opened", "Corruption");
    }

    @Test
    void aTableThatHidesTheIdsIsFoundByReadingThem() throws Exception {
        write(2);
        write(1);
        Path table = only(".*\\.sst");
        Files.write(table, java.util.Arrays.copyOf(Files.readAllBytes(table), 10));

        assertRefused("cannot be opened");
    }
}
