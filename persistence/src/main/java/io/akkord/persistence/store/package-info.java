/** Where journals are kept, as seen by what reads them: LevelDB's directory or a PostgreSQL database. */
@NullMarked
package io.akkord.persistence.store;

import org.jspecify.annotations.NullMarked;
