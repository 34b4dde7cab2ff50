package io.akkord.image;

/** A file to write, and the quality of it if the format loses detail. */
public record Target(String file, int quality) {}
