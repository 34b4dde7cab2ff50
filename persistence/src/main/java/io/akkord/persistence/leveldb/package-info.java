/**
 * The embedded journal's directory, seen without an actor system: a check before it is opened, private copies, and a
 * reader of the layout that Akka's LevelDB journal has. For the node's bootstrap and for tools.
 */
@NullMarked
package io.akkord.persistence.leveldb;

import org.jspecify.annotations.NullMarked;
