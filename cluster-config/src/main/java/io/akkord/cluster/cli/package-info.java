/**
 * The command line. Standard output carries data only; everything for people goes to standard error. Commands of other
 * modules come in as {@link io.akkord.cluster.cli.CommandContribution}s and use {@link io.akkord.cluster.cli.Terminal},
 * {@link io.akkord.cluster.cli.Json} and {@link io.akkord.cluster.cli.ExitCode}.
 */
@NullMarked
package io.akkord.cluster.cli;

import org.jspecify.annotations.NullMarked;
