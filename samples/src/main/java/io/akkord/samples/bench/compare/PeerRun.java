package io.akkord.samples.bench.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.akkord.api.AkkordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Runs a peer's script and reads its answer: the last line of JSON that has the wanted field. */
final class PeerRun {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path peers;
    private final String python;
    private final Path log;

    /**
     * @param peers folder of the scripts
     * @param python that has the peers' packages
     * @param log what the scripts say to people
     */
    PeerRun(Path peers, String python, Path log) {
        this.peers = peers;
        this.python = python;
        this.log = log;
    }

    /** @throws AkkordException if the script fails or does not give the field */
    double figure(Duel duel) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(python, peers.resolve(duel.script()).toString()));
        command.addAll(duel.peerArguments());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("PEERS_QUIET_WAIT", "0");
        // Otherwise its workers have two tasks each at a time, which costs it four fifths of its rate.
        builder.environment().putIfAbsent("DASK_DISTRIBUTED__SCHEDULER__WORKER_SATURATION", "inf");
        Process process = builder.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return lastWith(duel.peerFigure(), answer)
                .orElseThrow(() -> new AkkordException("the peer's "
                        + String.join(" ", command) + " ended with code " + code + " and gave no " + duel.peerFigure()
                        + ". What it said is in " + log + "; " + peers.resolve("README.md") + " says what to install"));
    }

    /** The value of a field in the last line that has it. */
    static OptionalDouble lastWith(String field, String lines) {
        OptionalDouble found = OptionalDouble.empty();
        for (String line : lines.lines().filter(each -> each.startsWith("{")).toList()) {
            JsonNode value = parse(line).path(field);
            if (value.isNumber()) {
                found = OptionalDouble.of(value.doubleValue());
            }
        }
        return found;
    }

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new AkkordException("not JSON: " + line, e);
        }
    }
}
