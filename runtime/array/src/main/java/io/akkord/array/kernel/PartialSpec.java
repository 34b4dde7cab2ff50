package io.akkord.array.kernel;

/**
 * A reduction of a fused expression over one chunk.
 *
 * @param axes which axes are reduced
 */
public record PartialSpec(FusedSpec fused, Reduction reduction, boolean[] axes) {}
