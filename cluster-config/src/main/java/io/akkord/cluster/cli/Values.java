package io.akkord.cluster.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;

/** Results of any type, as JSON and as text. */
final class Values {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Values() {}

    /** The value as JSON on one line; a value that has no such form, by its text. */
    static String json(Object value) {
        return structure(value).orElseGet(() -> '"' + quoted(String.valueOf(value)) + '"');
    }

    /** Texts and numbers as they are, anything else as JSON. */
    static String text(Object value) {
        boolean plain = value instanceof CharSequence || value instanceof Number || value instanceof Boolean;
        return plain ? value.toString() : structure(value).orElseGet(() -> String.valueOf(value));
    }

    private static Optional<String> structure(Object value) {
        try {
            return Optional.of(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        return new String(
                com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
