package io.akkord.core.graph;

import io.akkord.api.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a compiler remembers of its graph. Each task it ever drafted has an id, found by instance, by content or by key;
 * tasks that came into a segment also have a number. An id without a number is as good as unknown once its compilation
 * is over: the task was fused away or inlined, or the compilation failed, and it is drafted anew when it is met again.
 * So nothing has to be undone when a compilation fails.
 */
final class TaskRegistry {

    static final int ABSENT = -1;

    /** The task that has a key. */
    record Keyed(int id, int operation) {}

    private final IdentityIndex instances = new IdentityIndex();
    private final ContentIndex contents = new ContentIndex();
    private final Map<String, Keyed> keys = new HashMap<>();
    private final IntColumn numbers = new IntColumn();
    private int firstOfCompilation;
    private int taskCount;

    /** Ids from the returned one on belong to the compilation that begins. */
    int beginCompilation() {
        firstOfCompilation = contents.size();
        return firstOfCompilation;
    }

    int find(Task<?> task) {
        return known(instances.get(task));
    }

    int find(ContentHash hash) {
        return known(contents.find(hash));
    }

    Optional<Keyed> findKey(String key) {
        return Optional.ofNullable(keys.get(key)).filter(keyed -> known(keyed.id()) >= 0);
    }

    private int known(int id) {
        return id >= firstOfCompilation || (id >= 0 && numbers.get(id) >= 0) ? id : ABSENT;
    }

    int nextId() {
        return contents.size();
    }

    /** Gives the next id. */
    int add(ContentHash hash) {
        numbers.add(ABSENT);
        return contents.add(hash);
    }

    void remember(Task<?> task, int id) {
        instances.put(task, id);
    }

    void remember(String key, int id, int operation) {
        keys.put(key, new Keyed(id, operation));
    }

    /** Adds what tells the task from others. */
    void addContent(int id, ContentHash to) {
        to.add(contents.high(id), contents.low(id));
    }

    /** The number of a task that came into a segment. */
    int number(int id) {
        return numbers.get(id);
    }

    /** Gives the next number. */
    void assignNumber(int id) {
        numbers.set(id, taskCount++);
    }

    int taskCount() {
        return taskCount;
    }

    /** The number of this task, or {@link #ABSENT}. */
    int numberOf(Task<?> task) {
        int id = instances.get(task);
        return id < 0 ? ABSENT : numbers.get(id);
    }
}
