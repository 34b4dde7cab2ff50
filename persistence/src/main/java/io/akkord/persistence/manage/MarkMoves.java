package io.akkord.persistence.manage;

import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.chain.MarkFile;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What becomes of the marks when a new journal takes the place of the old one. It lies as a small file in the new one until
 * it is carried out, so that an exchange that is broken off can be completed.
 */
record MarkMoves(Set<String> dropped, Map<String, Mark> ends) {

    private static final String FILE = "akkord-edit";

    static boolean isIn(Path journal) {
        return Files.exists(journal.resolve(FILE));
    }

    static void remove(Path journal) throws IOException {
        Files.delete(journal.resolve(FILE));
    }

    /** Lines of a word, an id, and for ends number and hash. */
    void writeTo(Path journal) throws IOException {
        List<String> lines = new ArrayList<>();
        dropped.forEach(id -> lines.add("drop " + encoded(id)));
        ends.forEach((id, end) -> lines.add("end " + encoded(id) + " " + end.number() + " " + end.hash()));
        Files.write(journal.resolve(FILE), lines);
        try (FileChannel file = FileChannel.open(journal.resolve(FILE), StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    static MarkMoves read(Path journal) throws IOException {
        Set<String> dropped = new TreeSet<>();
        Map<String, Mark> ends = new LinkedHashMap<>();
        for (String line : Files.readAllLines(journal.resolve(FILE))) {
            List<String> words = List.of(line.split(" "));
            String id = URLDecoder.decode(words.get(1), StandardCharsets.UTF_8);
            if (words.get(0).equals("drop")) {
                dropped.add(id);
            } else {
                ends.put(id, new Mark(Long.parseLong(words.get(2)), Long.parseLong(words.get(3))));
            }
        }
        return new MarkMoves(dropped, ends);
    }

    void carryOut(Path marks) throws IOException {
        for (String id : dropped) {
            MarkFile.delete(marks, id);
        }
        ends.forEach((id, end) -> {
            try (MarkFile file = MarkFile.open(marks, id)) {
                file.reset(end);
            }
        });
    }
}
