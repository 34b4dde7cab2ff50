/**
 * LevelDB's files as bytes, after LevelDB's own description of its formats (doc/log_format.md, doc/table_format.md): to
 * say in which file and at which offset something is wrong, which LevelDB itself does not tell. Reads only.
 */
@NullMarked
package io.akkord.persistence.leveldb.file;

import org.jspecify.annotations.NullMarked;
