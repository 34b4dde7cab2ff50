/** Growing arrays and maps of primitive numbers, with a fixed order of iteration. */
@NullMarked
package io.akkord.core.collection;

import org.jspecify.annotations.NullMarked;
