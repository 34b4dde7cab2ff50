package io.akkord.cluster.cli;

/** What commands need of the world. */
record CommandContext(Terminal terminal, Connector connector) {}
