package io.akkord.image;

/** What happens to a graph when one of its images cannot be read. */
public enum OnDamage {
    /** The graph fails, naming the image. */
    FAIL,
    /** The others go on; the result says which image it was, and why. */
    SKIP
}
