/** Faults that need a cluster of their own: it is started, struck, healed and judged beside the one that all others strike. */
@NullMarked
package io.akkord.samples.chaos.trial;

import org.jspecify.annotations.NullMarked;
