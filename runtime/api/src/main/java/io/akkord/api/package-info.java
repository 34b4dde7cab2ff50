/**
 * What a user's program imports: tasks, graphs, sessions, handles, errors and the names of strategies.
 *
 * <p>Depends on the JDK only. Values here are immutable and safe to share between threads unless a type says otherwise.
 */
@NullMarked
package io.akkord.api;

import org.jspecify.annotations.NullMarked;
