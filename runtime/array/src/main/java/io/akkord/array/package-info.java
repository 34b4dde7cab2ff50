/**
 * Chunked n-dimensional arrays: lazy, cut into chunks that are tasks' results, with NumPy's shapes and rules.
 *
 * <p>User code imports this package only. An expression is immutable and safe to share; nothing is computed until a
 * session is asked for it. Depends on {@code io.akkord.api} and the JDK, and on native BLAS and LAPACK where they load.
 */
@NullMarked
package io.akkord.array;

import org.jspecify.annotations.NullMarked;
