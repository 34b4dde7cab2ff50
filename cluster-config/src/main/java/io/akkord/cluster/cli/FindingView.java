package io.akkord.cluster.cli;

import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.leveldb.file.FilePlace;
import io.akkord.persistence.verify.Finding;
import java.util.Locale;
import java.util.Optional;

/** What a check of a journal found, as JSON and as text. */
final class FindingView {

    private FindingView() {}

    static Json json(Finding finding) {
        if (finding instanceof Finding.History history) {
            return history(history);
        }
        if (finding instanceof Finding.Bytes bytes) {
            return start("file", finding)
                    .put("file", bytes.damage().place().file())
                    .put("offset", bytes.damage().place().offset())
                    .put("what", bytes.damage().what());
        }
        if (finding instanceof Finding.Snapshot snapshot) {
            return start("snapshot", finding)
                    .put("id", snapshot.persistenceId())
                    .put("file", snapshot.file())
                    .put("number", snapshot.number())
                    .put("what", snapshot.problem());
        }
        Finding.Checkpoint checkpoint = (Finding.Checkpoint) finding;
        return start("checkpoint", finding)
                .put("graph", checkpoint.graph())
                .put("task", checkpoint.task())
                .put("what", checkpoint.problem());
    }

    private static Json history(Finding.History history) {
        Json json = start("history", history).put("id", history.persistenceId()).put("events", history.events());
        history.damage().ifPresent(damage -> json.put("damage", damage.kind().name())
                .put("number", damage.number())
                .put("what", damage.what())
                .put("repair", damage.repair()));
        history.place().ifPresent(place -> json.put("file", place.file()).put("offset", place.offset()));
        return json;
    }

    private static Json start(String kind, Finding finding) {
        return Json.object().put("kind", kind).put("verdict", finding.verdict().name());
    }

    static String line(Finding finding) {
        if (finding instanceof Finding.History history) {
            return row(
                    finding,
                    "history",
                    history.persistenceId() + ", " + history.events() + " events"
                            + damage(history.damage(), history.place()));
        }
        if (finding instanceof Finding.Bytes bytes) {
            return row(finding, "file", bytes.damage().toString());
        }
        if (finding instanceof Finding.Snapshot snapshot) {
            return row(finding, "snapshot", snapshot.file() + reason(snapshot.problem()));
        }
        Finding.Checkpoint checkpoint = (Finding.Checkpoint) finding;
        return row(
                finding,
                "checkpoint",
                "task " + checkpoint.task() + " of " + checkpoint.graph() + reason(checkpoint.problem()));
    }

    private static String row(Finding finding, String kind, String rest) {
        return String.format(Locale.ROOT, "%-8s  %-10s  %s", finding.verdict(), kind, rest);
    }

    private static String reason(Optional<String> problem) {
        return problem.map(what -> ": " + what).orElse("");
    }

    private static String damage(Optional<Damage> damage, Optional<FilePlace> place) {
        return damage.map(found -> "; " + found.kind() + " at event " + found.number()
                        + place.map(at -> " (" + at + ")").orElse("") + ": " + found.what() + "; " + found.repair())
                .orElse("");
    }
}
