/** Why a task ran where and when it did, from the facts of its graph's journal. Pure; for one thread. */
@NullMarked
package io.akkord.core.explain;

import org.jspecify.annotations.NullMarked;
