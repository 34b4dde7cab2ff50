/** What each worker executes now, in a file that outlives its process. Used by workers and coordinators. */
@NullMarked
package io.akkord.execution.executing;

import org.jspecify.annotations.NullMarked;
