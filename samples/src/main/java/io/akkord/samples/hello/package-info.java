/** The smallest program: the lines that the README shows. */
@NullMarked
package io.akkord.samples.hello;

import org.jspecify.annotations.NullMarked;
