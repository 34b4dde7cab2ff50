package io.akkord.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Transfers between workers that share their interfaces max-min fairly: nobody can get more without taking from one that
 * has as little or less. Each worker has an interface for either direction.
 *
 * <p>Progressive filling (Bertsekas and Gallager, Data Networks, 6.5.2): the interface with the smallest fair share
 * settles the rates of its transfers, and so on with what is left. When transfers begin or end, only those are recomputed
 * that share an interface with them, directly or through others, and once for all that happens at the same time. Cost:
 * the transfers concerned times the logarithm of their interfaces.
 */
final class FairNetwork {

    /** One direction of one worker's interface. */
    private static final class Interface {
        final List<Transfer> transfers = new ArrayList<>();
        boolean marked;
        double left;
        int open;

        double share() {
            return left / open;
        }

        void remove(Transfer transfer) {
            Transfer last = transfers.remove(transfers.size() - 1);
            if (last != transfer) {
                int at = last.in == this ? transfer.placeIn : transfer.placeOut;
                transfers.set(at, last);
                if (last.in == this) {
                    last.placeIn = at;
                } else {
                    last.placeOut = at;
                }
            }
        }
    }

    private static final class Transfer {
        final Interface out;
        final Interface in;
        final Runnable end;
        int placeOut;
        int placeIn;
        double left;
        double rate;
        long since;
        long generation;
        boolean settled;

        Transfer(Interface out, Interface in, double bytes, long now, Runnable end) {
            this.out = out;
            this.in = in;
            this.left = bytes;
            this.since = now;
            this.end = end;
        }
    }

    private record Ranked(double share, int order, Interface of) implements Comparable<Ranked> {
        @Override
        public int compareTo(Ranked other) {
            int byShare = Double.compare(share, other.share);
            return byShare != 0 ? byShare : Integer.compare(order, other.order);
        }
    }

    private final VirtualTime time;
    private final double bytesPerNano;
    private final List<Interface> outs = new ArrayList<>();
    private final List<Interface> ins = new ArrayList<>();
    private final List<Interface> changed = new ArrayList<>();
    private boolean asked;
    private long bytesMoved;

    FairNetwork(VirtualTime time, long bytesPerSecond) {
        this.time = time;
        this.bytesPerNano = bytesPerSecond == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : bytesPerSecond / 1e9;
    }

    /** Adds a worker's interfaces; workers are numbered in this order. */
    void addWorker() {
        outs.add(new Interface());
        ins.add(new Interface());
    }

    /** Moves bytes; {@code end} is called when the last one is there. */
    void begin(int from, int to, long bytes, Runnable end) {
        bytesMoved += bytes;
        if (Double.isInfinite(bytesPerNano) || bytes == 0) {
            time.after(0, end);
            return;
        }
        Transfer transfer = new Transfer(outs.get(from), ins.get(to), bytes, time.now(), end);
        transfer.placeOut = transfer.out.transfers.size();
        transfer.out.transfers.add(transfer);
        transfer.placeIn = transfer.in.transfers.size();
        transfer.in.transfers.add(transfer);
        change(transfer);
    }

    /** Counts a small result that travelled in a message. */
    void countMessage(long bytes) {
        bytesMoved += bytes;
    }

    long bytesMoved() {
        return bytesMoved;
    }

    private void change(Transfer transfer) {
        mark(transfer.out, changed);
        mark(transfer.in, changed);
        if (!asked) {
            asked = true;
            time.after(0, this::settle);
        }
    }

    private static void mark(Interface each, List<Interface> into) {
        if (!each.marked) {
            each.marked = true;
            into.add(each);
        }
    }

    private void settle() {
        asked = false;
        List<Interface> concerned = new ArrayList<>(changed);
        changed.clear();
        for (int i = 0; i < concerned.size(); i++) {
            for (Transfer transfer : concerned.get(i).transfers) {
                mark(transfer.out, concerned);
                mark(transfer.in, concerned);
                transfer.settled = false;
            }
        }
        fill(concerned);
        concerned.forEach(each -> each.marked = false);
    }

    private void fill(List<Interface> concerned) {
        PriorityQueue<Ranked> next = new PriorityQueue<>();
        for (int i = 0; i < concerned.size(); i++) {
            Interface each = concerned.get(i);
            each.left = bytesPerNano;
            each.open = each.transfers.size();
            if (each.open > 0) {
                next.add(new Ranked(each.share(), i, each));
            }
        }
        for (Ranked least = next.poll(); least != null; least = next.poll()) {
            Interface each = least.of();
            if (each.open > 0 && each.share() > least.share()) {
                next.add(new Ranked(each.share(), least.order(), each));
            } else if (each.open > 0) {
                saturate(each, each.share());
            }
        }
    }

    private void saturate(Interface full, double share) {
        for (Transfer transfer : full.transfers) {
            if (!transfer.settled) {
                transfer.settled = true;
                take(transfer.out, share);
                take(transfer.in, share);
                setRate(transfer, share);
            }
        }
    }

    private static void take(Interface each, double share) {
        each.left = Math.max(0, each.left - share);
        each.open--;
    }

    private void setRate(Transfer transfer, double rate) {
        if (transfer.rate == rate) {
            return;
        }
        transfer.left -= transfer.rate * (time.now() - transfer.since);
        transfer.since = time.now();
        transfer.rate = rate;
        long generation = ++transfer.generation;
        long nanos = (long) Math.ceil(Math.max(0, transfer.left) / rate);
        time.after(nanos, () -> {
            if (transfer.generation == generation) {
                end(transfer);
            }
        });
    }

    private void end(Transfer transfer) {
        transfer.generation++;
        transfer.out.remove(transfer);
        transfer.in.remove(transfer);
        change(transfer);
        transfer.end.run();
    }

    /** Rates of the transfers under way, bytes a nanosecond, by sender: for tests. */
    double[] ratesFrom(int worker) {
        return outs.get(worker).transfers.stream()
                .mapToDouble(transfer -> transfer.rate)
                .toArray();
    }
}
