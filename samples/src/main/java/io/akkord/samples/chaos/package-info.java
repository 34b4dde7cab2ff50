/**
 * The chaos suite: real processes, a stream of graphs whose results an oracle knows, and faults drawn by a seed. Every run
 * ends by healing everything, comparing all that clients were told with the oracle, and auditing every journal.
 */
@NullMarked
package io.akkord.samples.chaos;

import org.jspecify.annotations.NullMarked;
