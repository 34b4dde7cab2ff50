/** What nodes stand on during a run of the chaos suite, and what can be done to it: networks, connections, a disk. */
@NullMarked
package io.akkord.samples.chaos.ground;

import org.jspecify.annotations.NullMarked;
