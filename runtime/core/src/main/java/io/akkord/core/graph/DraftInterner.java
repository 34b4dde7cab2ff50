package io.akkord.core.graph;

import io.akkord.api.GraphRejectedException;
import io.akkord.api.Task;
import java.nio.charset.StandardCharsets;

/**
 * Merges equal tasks (common subexpressions) by hash-consing, after Ershov 1958: the hash of a task is made of its
 * operation, options, key and arguments, where an argument counts by the hash of the task it comes from, so one look at
 * a table decides and no subgraph is compared twice. A task marked impure is equal to no other instance: its id goes
 * into its hash, and thereby into those of all that depend on it.
 */
final class DraftInterner {

    private static final long LITERAL = 0x6c69746572616c21L;
    private static final long KEYED = 0x6b65796564212121L;
    private static final long IMPURE = 0x696d707572652121L;

    private final TaskRegistry registry;
    private final OperationTable operations;
    private final OptionsTable options;
    private final Drafts drafts;
    private final ContentHash hash = new ContentHash();

    DraftInterner(TaskRegistry registry, OperationTable operations, OptionsTable options, Drafts drafts) {
        this.registry = registry;
        this.operations = operations;
        this.options = options;
        this.drafts = drafts;
    }

    /** Id of the draft of this task, or of an equal one. */
    int draft(Task<?> task, int operation, Arguments arguments) {
        int row = options.rowOf(task.options());
        hashContent(task, operation, row, arguments);
        int id = task.options().impure() ? TaskRegistry.ABSENT : registry.find(hash);
        if (id < 0) {
            task.key().ifPresent(key -> requireFree(key, operation));
            drafts.add(operation, row, arguments);
            id = registry.add(hash);
            if (task.key().isPresent()) {
                registry.remember(task.key().get(), id, operation);
                drafts.addKey(id, task.key().get());
            }
        }
        registry.remember(task, id);
        return id;
    }

    private void hashContent(Task<?> task, int operation, int optionsRow, Arguments arguments) {
        hash.begin();
        operations.addContent(operation, hash);
        options.addContent(optionsRow, hash);
        for (int i = 0; i < arguments.size(); i++) {
            int argument = arguments.get(i);
            if (argument >= 0) {
                registry.addContent(argument, hash);
            } else {
                hash.add(LITERAL, i).add(arguments.literals().get(~argument));
            }
        }
        task.key().ifPresent(key -> hash.add(KEYED, 0).add(key));
        if (task.options().impure()) {
            hash.add(IMPURE, registry.nextId());
        }
        hash.end();
    }

    private void requireFree(String key, int operation) {
        requireUnicode("the key", key);
        registry.findKey(key).ifPresent(other -> {
            String mine = operations.row(operation).displayName();
            String others = operations.row(other.operation()).displayName();
            throw new GraphRejectedException("two tasks have the key \"" + key + "\": "
                    + (mine.equals(others)
                            ? "both call " + mine + ", with different inputs or options"
                            : "one calls " + others + ", the other " + mine)
                    + "; give each its own key");
        });
    }

    /** Half a surrogate pair has no UTF-8: it would come out as a question mark, and two such names as one. */
    static void requireUnicode(String what, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new GraphRejectedException(
                    what + " \"" + text + "\" has half a surrogate pair; give whole characters");
        }
    }
}
