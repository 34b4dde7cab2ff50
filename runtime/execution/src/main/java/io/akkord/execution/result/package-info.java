/** The results that one worker holds, in memory and in its spill directory. */
@NullMarked
package io.akkord.execution.result;

import org.jspecify.annotations.NullMarked;
