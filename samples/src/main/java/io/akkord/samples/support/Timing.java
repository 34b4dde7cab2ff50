package io.akkord.samples.support;

/** How soon the members of a cluster notice that one is gone; the names are what {@code --profile} takes. */
public enum Timing {
    /** The settings as shipped. */
    shipped,
    /** Those of the profile {@code fast}. */
    fast
}
