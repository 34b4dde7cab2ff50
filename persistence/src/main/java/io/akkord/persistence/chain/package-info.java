/**
 * Events as stored bytes that prove their own order: envelope, chain of hashes, mark of the last commit, and the Akka
 * adapters around them.
 */
@NullMarked
package io.akkord.persistence.chain;

import org.jspecify.annotations.NullMarked;
