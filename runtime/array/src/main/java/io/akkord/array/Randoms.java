package io.akkord.array;

import io.akkord.array.expr.ElementwiseNode;
import io.akkord.array.expr.Expressions;
import io.akkord.array.tile.Op;

/**
 * Random arrays from a seed. The number of an element is a function of the seed, of how many arrays were made before, and
 * of the element's place in the whole array: so it is the same however the array is cut, whoever computes which chunk,
 * and after a crash.
 *
 * <p>Each array that is made has a stream of its own; the same calls in the same order give the same arrays. For use by
 * one thread.
 */
public final class Randoms {

    private static final long STREAM = 0xD1342543DE82EF95L;

    private final long seed;
    private long made;

    private Randoms(long seed) {
        this.seed = seed;
    }

    /** Streams of this seed. */
    public static Randoms seeded(long seed) {
        return new Randoms(seed);
    }

    private long key() {
        long key = io.akkord.api.StableHash.mix(seed + STREAM) ^ io.akkord.api.StableHash.mix(++made * STREAM);
        return io.akkord.api.StableHash.mix(key);
    }

    private static Chunks auto(long... shape) {
        return Chunks.auto(shape, DType.DOUBLE);
    }

    private Chunked doubles(Op op, Chunks chunks, double x, double y) {
        return Chunked.of(ElementwiseNode.random(op, DType.DOUBLE, chunks, x, y, key()));
    }

    /** Normal, of mean 0 and standard deviation 1. */
    public Chunked normal(long... shape) {
        return normal(auto(shape), 0, 1);
    }

    /** Normal. */
    public Chunked normal(Chunks chunks, double mean, double deviation) {
        if (!(deviation >= 0)) {
            throw new IllegalArgumentException("the standard deviation is " + deviation + "; give 0 or more");
        }
        return doubles(Op.NORMAL, chunks, mean, deviation);
    }

    /** Evenly spread from 0 to below 1. */
    public Chunked uniform(long... shape) {
        return uniform(auto(shape), 0, 1);
    }

    /** Evenly spread from one number to below another. */
    public Chunked uniform(Chunks chunks, double low, double high) {
        return doubles(Op.UNIFORM, chunks, low, high);
    }

    /** Exponential, of this mean. */
    public Chunked exponential(Chunks chunks, double mean) {
        if (!(mean >= 0)) {
            throw new IllegalArgumentException("the mean is " + mean + "; give 0 or more");
        }
        return doubles(Op.EXPONENTIAL, chunks, mean, 0);
    }

    /** Log-normal: e to the power of normal numbers. */
    public Chunked lognormal(Chunks chunks, double mean, double deviation) {
        return normal(chunks, mean, deviation).exp();
    }

    /** Whole numbers from one to below another, each equally often; within 2^53 of 0. */
    public Chunked integers(Chunks chunks, long low, long high) {
        if (low >= high || Math.abs(low) > 1L << 53 || Math.abs(high) > 1L << 53) {
            throw new IllegalArgumentException(
                    "integers from " + low + " to below " + high + "; give low < high, both within 2^53 of 0");
        }
        return Chunked.of(ElementwiseNode.random(Op.INTEGERS, DType.LONG, chunks, (double) low, (double) high, key()));
    }

    /** True with this probability. */
    public Chunked bernoulli(Chunks chunks, double probability) {
        return Chunked.of(
                Expressions.cast(uniform(chunks, 0, 1).less(probability).node(), DType.BOOLEAN));
    }
}
