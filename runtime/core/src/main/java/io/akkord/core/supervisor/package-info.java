/** The decisions of one graph's supervisor: commands in, events and instructions out. */
@NullMarked
package io.akkord.core.supervisor;

import org.jspecify.annotations.NullMarked;
