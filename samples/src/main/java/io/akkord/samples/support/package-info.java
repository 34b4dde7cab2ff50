/** What the samples' commands share: where a run keeps its files, its processes, and how far it is. */
@NullMarked
package io.akkord.samples.support;

import org.jspecify.annotations.NullMarked;
