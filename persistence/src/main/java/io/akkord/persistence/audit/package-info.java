/**
 * What the whole history of a graph must satisfy, whoever wrote it and whatever happened meanwhile. Pure: reads events,
 * knows no store and no cluster. May be used by everything above persistence.
 */
@NullMarked
package io.akkord.persistence.audit;

import org.jspecify.annotations.NullMarked;
