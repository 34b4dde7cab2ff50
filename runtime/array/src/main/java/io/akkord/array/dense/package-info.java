/** Dense linear algebra on one block: native where OpenBLAS loads, plain Java elsewhere. Internal. */
@NullMarked
package io.akkord.array.dense;

import org.jspecify.annotations.NullMarked;
