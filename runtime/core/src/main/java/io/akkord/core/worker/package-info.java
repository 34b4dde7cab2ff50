/** The dataflow of one worker: which of its tasks are ready, which inputs are awaited from where. */
@NullMarked
package io.akkord.core.worker;

import org.jspecify.annotations.NullMarked;
