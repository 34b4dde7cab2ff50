/** What is done when a disk fills. Pure; for coordinators and workers. */
@NullMarked
package io.akkord.core.space;

import org.jspecify.annotations.NullMarked;
