package io.akkord.core.message;

/** What workers tell each other about results of one graph. */
public sealed interface ToPeer {

    String graph();

    /** The sender needs these results as soon as they are there; harmless when repeated. */
    record Subscribe(String graph, int[] tasks) implements ToPeer {}

    /** Small results, the encoded values one after the other. */
    record Push(String graph, int[] tasks, int[] lengths, byte[] values) implements ToPeer {}

    /** Results that are too large to push are there to be fetched from the transfer server. */
    record Notice(String graph, int[] tasks, long[] sizes) implements ToPeer {}
}
