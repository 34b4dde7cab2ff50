package io.akkord.simulation.workload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON token by token, with limits, and says of every error where it is. A field that is there twice in an object, a
 * text of more than a million characters and nesting of more than 200 levels are refused.
 */
final class JsonCursor implements AutoCloseable {

    private static final int DEEPEST = 200;
    private static final int LONGEST_TEXT = 1_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(100)
                    .build())
            .build();

    /** What is done with a field; it must consume the field's value. */
    interface Field {
        void read(String name) throws IOException;
    }

    /** What is done with an element of an array, the cursor standing on its first token. */
    interface Element {
        void read() throws IOException;
    }

    /** What is done with a file. */
    interface Body<R> {
        R read(JsonCursor cursor) throws IOException;
    }

    private final String file;
    private final JsonParser parser;

    private JsonCursor(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads a file that is one JSON object, the cursor standing on its first token, and nothing behind it.
     *
     * @throws WorkloadException if it is no JSON, or the body refuses it
     */
    static <R> R read(Path path, Body<R> body) {
        String file = String.valueOf(path.getFileName());
        try (InputStream in = Files.newInputStream(path);
                JsonCursor cursor = new JsonCursor(file, FACTORY.createParser(in))) {
            cursor.parser.nextToken();
            R result = body.read(cursor);
            if (cursor.parser.nextToken() != null) {
                throw cursor.error("there is more behind the end of the object; give one object a file");
            }
            return result;
        } catch (JsonProcessingException e) {
            throw new WorkloadException(
                    place(file, e.getLocation()) + ": " + e.getOriginalMessage() + "; repair the JSON there", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** Visits the fields of the object on which the cursor stands. */
    void object(String what, Field field) throws IOException {
        require(JsonToken.START_OBJECT, what + " is to be an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            field.read(name);
        }
    }

    /** Visits the elements of the array on which the cursor stands; null is an empty one. */
    void array(String what, Element element) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        require(JsonToken.START_ARRAY, what + " is to be an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    List<String> texts(String what) throws IOException {
        List<String> all = new ArrayList<>();
        array(what, () -> all.add(text("an entry of " + what)));
        return all;
    }

    String text(String what) throws IOException {
        require(JsonToken.VALUE_STRING, what + " is to be a text");
        return parser.getText();
    }

    /** A number that is not negative; an integer, a decimal or, as some writers do it, null for 0. */
    double amount(String what) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return 0;
        }
        if (!token().isNumeric()) {
            throw error(what + " is " + shown() + "; give a number");
        }
        double value = parser.getDoubleValue();
        if (value < 0 || !Double.isFinite(value)) {
            throw error(what + " is " + parser.getText() + "; give 0 or more");
        }
        return value;
    }

    JsonToken token() {
        return parser.currentToken();
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    private void require(JsonToken wanted, String otherwise) throws IOException {
        if (parser.currentToken() != wanted) {
            throw error(otherwise + ", but is " + shown());
        }
    }

    private String shown() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "missing: the file ends here";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the text \"" + parser.getText() + "\"";
            default -> parser.getText();
        };
    }

    /** Where the cursor stands, to be named in an error later. */
    String place() {
        return place(file, parser.currentTokenLocation());
    }

    private static String place(String file, @org.jspecify.annotations.Nullable JsonLocation at) {
        return at == null ? file : file + ":" + at.getLineNr() + ":" + at.getColumnNr();
    }

    WorkloadException error(String text) {
        return new WorkloadException(place() + ": " + text);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
