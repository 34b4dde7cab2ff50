package io.akkord.cluster.cli;

import io.akkord.api.GraphId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Graph ids on the command line. */
final class GraphIdConverter implements ITypeConverter<GraphId> {

    @Override
    public GraphId convert(String text) {
        try {
            return new GraphId(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
