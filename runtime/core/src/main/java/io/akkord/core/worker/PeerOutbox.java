package io.akkord.core.worker;

import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.collection.LongList;
import io.akkord.core.message.ToPeer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What waits to be said to one other worker about one graph. */
final class PeerOutbox {

    final String workerId;
    /** Something was added since it was last drained. */
    boolean stirred;

    private IntList subscriptions = new IntList();
    private IntList pushed = new IntList();
    private IntList lengths = new IntList();
    private ByteList values = new ByteList();
    private IntList noticed = new IntList();
    private LongList sizes = new LongList();

    PeerOutbox(String workerId) {
        this.workerId = workerId;
    }

    void subscribe(int task) {
        subscriptions.add(task);
    }

    void push(int task, byte[] value) {
        pushed.add(task);
        lengths.add(value.length);
        values.addAll(value, 0, value.length);
    }

    void notice(int task, long size) {
        noticed.add(task);
        sizes.add(size);
    }

    List<ToPeer> drain(String graph) {
        List<ToPeer> messages = new ArrayList<>();
        if (!subscriptions.isEmpty()) {
            messages.add(new ToPeer.Subscribe(
                    graph, Arrays.stream(subscriptions.drain()).distinct().toArray()));
        }
        if (!pushed.isEmpty()) {
            messages.add(new ToPeer.Push(graph, pushed.drain(), lengths.drain(), values.toArray()));
            values = new ByteList();
        }
        if (!noticed.isEmpty()) {
            messages.add(new ToPeer.Notice(graph, noticed.drain(), sizes.toArray()));
            sizes = new LongList();
        }
        return messages;
    }
}
