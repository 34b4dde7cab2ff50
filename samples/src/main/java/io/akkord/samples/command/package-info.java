/** The commands that the samples add to the command line: {@code demo}, {@code run} and {@code bench}. */
@NullMarked
package io.akkord.samples.command;

import org.jspecify.annotations.NullMarked;
