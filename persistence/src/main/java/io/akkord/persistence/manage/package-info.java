/**
 * Changes to a journal that nobody has open: taking graphs out, putting them in, giving space back. Each change writes a
 * new directory and exchanges it for the old one, so that one which breaks off leaves the journal as it was.
 */
@NullMarked
package io.akkord.persistence.manage;

import org.jspecify.annotations.NullMarked;
