/** Running one task of a journaled graph again, in this JVM and this thread, without a cluster. */
@NullMarked
package io.akkord.cluster.rerun;

import org.jspecify.annotations.NullMarked;
