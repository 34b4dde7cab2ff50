/** The journal in a PostgreSQL database: its schema, the check before a start, reading it, and who may found a cluster. */
@NullMarked
package io.akkord.persistence.postgres;

import org.jspecify.annotations.NullMarked;
