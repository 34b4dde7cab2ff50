package io.akkord.persistence.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One fault put into one file of a journal, chosen by a seed. */
record Mutation(long seed, Path file, Kind kind, long at) {

    /** What rot, crashes and people do to files. */
    enum Kind {
        FLIP,
        ZERO_PAGE,
        TRUNCATE,
        DELETE
    }

    private static final int PAGE = 4096;

    static Mutation apply(Path directory, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Path> files = dataFiles(directory);
        Path log = files.stream()
                .filter(each -> each.toString().endsWith(".log"))
                .findFirst()
                .orElseThrow();
        Path file = random.nextInt(2) == 0 ? log : files.get(random.nextInt(files.size()));
        long at = (long) (random.nextDouble() * Files.size(file));
        Kind kind = Kind.values()[Math.min(random.nextInt(8), 5) % 4];
        Mutation mutation = new Mutation(seed, file, kind, at);
        mutation.apply();
        return mutation;
    }

    private static List<Path> dataFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.getFileName().toString().matches("LO.*"))
                    .sorted()
                    .toList();
        }
    }

    private void apply() throws IOException {
        if (kind == Kind.DELETE) {
            Files.delete(file);
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            switch (kind) {
                case TRUNCATE -> channel.truncate(at);
                case ZERO_PAGE -> zero(channel, at / PAGE * PAGE);
                default -> flip(channel);
            }
        }
    }

    private static void zero(FileChannel channel, long from) throws IOException {
        int length = (int) Math.min(PAGE, channel.size() - from);
        channel.write(ByteBuffer.allocate(Math.max(0, length)), from);
    }

    private void flip(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        if (channel.read(one, at) == 1) {
            one.put(0, (byte) (one.get(0) ^ 1 << seed % 8)).flip();
            channel.write(one, at);
        }
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + kind + " at " + at + " of " + file.getFileName();
    }
}
