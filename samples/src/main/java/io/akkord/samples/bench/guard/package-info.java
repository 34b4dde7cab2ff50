/** Notices when the runtime becomes slower, on whatever machine. */
@NullMarked
package io.akkord.samples.bench.guard;

import org.jspecify.annotations.NullMarked;
