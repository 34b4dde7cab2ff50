/**
 * Values as bytes: one tag byte, then the payload. Raw little-endian arrays, records component by component, other
 * classes as CBOR through Jackson; never Java serialization.
 */
@NullMarked
package io.akkord.execution.value;

import org.jspecify.annotations.NullMarked;
