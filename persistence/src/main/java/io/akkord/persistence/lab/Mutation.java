package io.akkord.persistence.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One fault in one file of a journal, its marks included, chosen by a seed.
 *
 * @param at bytes from the beginning of the file
 * @param other a second place in the same file, for faults that need one
 */
public record Mutation(long seed, Kind kind, Path file, long at, long other) {

    /** What rot, crashes and people do to files. */
    public enum Kind {
        /** The file ends earlier. */
        TRUNCATE,
        /** One bit is another. */
        FLIP,
        /** 4,096 bytes are zero. */
        ZERO_PAGE,
        /** Two pages stand in each other's places. */
        SWAP,
        /** A page stands where another one should. */
        DUPLICATE,
        /** Some bytes are random. */
        GARBAGE,
        /** The file is gone. */
        LOSE_FILE
    }

    private static final int PAGE = 4096;
    private static final int GARBAGE = 64;

    /**
     * Puts a fault into a journal: three of eight into its newest log, one of eight into a mark.
     *
     * @param marks the directory of the marks, which is mutated too
     */
    static Mutation apply(Path journal, Path marks, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int target = random.nextInt(8);
        List<Path> files = target == 7 ? all(marks) : all(journal);
        Path file = target < 3 ? newestLog(files) : files.get(random.nextInt(files.size()));
        long size = Math.max(1, Files.size(file));
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        Mutation mutation = new Mutation(seed, kind, file, random.nextLong(size), random.nextLong(size));
        mutation.apply(random);
        return mutation;
    }

    private static Path newestLog(List<Path> files) {
        return files.stream()
                .filter(file -> file.toString().endsWith(".log"))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    /** LevelDB's lock and its notes for people hold nothing. */
    private static List<Path> all(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("LO"))
                    .sorted()
                    .toList();
        }
    }

    private void apply(SplittableRandom random) throws IOException {
        if (kind == Kind.LOSE_FILE) {
            Files.delete(file);
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            switch (kind) {
                case TRUNCATE -> channel.truncate(at);
                case FLIP -> flip(channel);
                case ZERO_PAGE -> channel.write(ByteBuffer.allocate(length(channel, page(at))), page(at));
                case SWAP -> swap(channel);
                case DUPLICATE -> channel.write(read(channel, page(other)), page(at));
                default -> garbage(channel, random);
            }
        }
    }

    private static long page(long at) {
        return at / PAGE * PAGE;
    }

    private static int length(FileChannel channel, long from) throws IOException {
        return (int) Math.max(0, Math.min(PAGE, channel.size() - from));
    }

    private static ByteBuffer read(FileChannel channel, long from) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(length(channel, from));
        while (page.hasRemaining() && channel.read(page, from + page.position()) >= 0) {}
        return page.flip();
    }

    private void flip(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        if (channel.read(one, at) == 1) {
            one.put(0, (byte) (one.get(0) ^ 1 << other % 8)).flip();
            channel.write(one, at);
        }
    }

    private void swap(FileChannel channel) throws IOException {
        ByteBuffer first = read(channel, page(at));
        ByteBuffer second = read(channel, page(other));
        channel.write(second, page(at));
        channel.write(first, page(other));
    }

    private void garbage(FileChannel channel, SplittableRandom random) throws IOException {
        byte[] bytes = new byte[GARBAGE];
        random.nextBytes(bytes);
        channel.write(ByteBuffer.wrap(bytes), at);
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + kind + " at " + at + " of " + file.getFileName();
    }
}
