/** The client of the chaos suite: submits graphs, waits for them, and remembers what it was told. */
@NullMarked
package io.akkord.samples.chaos.client;

import org.jspecify.annotations.NullMarked;
