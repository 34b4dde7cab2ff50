/** One class a kind of fault: how it is started and how it is healed. */
@NullMarked
package io.akkord.samples.chaos.nemesis;

import org.jspecify.annotations.NullMarked;
