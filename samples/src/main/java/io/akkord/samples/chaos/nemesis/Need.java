package io.akkord.samples.chaos.nemesis;

/** What a kind of fault cannot do without. */
public enum Need {
    /** Processes of one's own. */
    NOTHING,
    /** A network for each node: root, and the package iproute2. */
    NETWORKS,
    /** A link before each node, which is a process of one's own. */
    LINKS,
    /** A file system in memory: root, and the package mount. */
    DISK,
    /** The agent in each node's JVM that shifts its wall clock. */
    CLOCKS
}
