/** Arrays in files: NumPy's .npy and .npz, and Zarr. Public where operations that travel by name need it. */
@NullMarked
package io.akkord.array.store;

import org.jspecify.annotations.NullMarked;
