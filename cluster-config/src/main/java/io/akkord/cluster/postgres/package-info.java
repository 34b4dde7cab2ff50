/**
 * A PostgreSQL server as a child process on loopback, for demonstrations and tests with several coordinators. What is in
 * it is thrown away.
 */
@NullMarked
package io.akkord.cluster.postgres;

import org.jspecify.annotations.NullMarked;
