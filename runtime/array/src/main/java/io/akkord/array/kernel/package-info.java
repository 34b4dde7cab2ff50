/**
 * The operations that tasks run on blocks. Public because operations travel by name; users do not call them.
 */
@NullMarked
package io.akkord.array.kernel;

import org.jspecify.annotations.NullMarked;
