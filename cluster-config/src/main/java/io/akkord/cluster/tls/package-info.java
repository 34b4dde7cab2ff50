/**
 * Mutual TLS from PEM files: for Artery, for the transfer channel, and the making of such files. Uses the JDK only.
 * Values here are safe to share between threads.
 */
@NullMarked
package io.akkord.cluster.tls;

import org.jspecify.annotations.NullMarked;
