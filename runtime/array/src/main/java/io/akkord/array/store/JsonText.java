package io.akkord.array.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of array metadata into maps, lists, strings, doubles, booleans and null. It is small and of known form; depth
 * is limited.
 */
final class JsonText {

    private static final int DEEPEST = 50;

    private final String text;
    private final String name;
    private int at;

    private JsonText(String text, String name) {
        this.text = text;
        this.name = name;
    }

    /**
     * The object that the text is.
     *
     * @param name of the file, for the message
     */
    @SuppressWarnings("unchecked") // keys are strings, as read here
    static Map<String, @Nullable Object> object(String text, String name) {
        JsonText json = new JsonText(text, name);
        Object value = json.value(0);
        json.blanks();
        if (json.at < text.length() || !(value instanceof Map)) {
            throw json.damaged();
        }
        return (Map<String, @Nullable Object>) value;
    }

    private IllegalArgumentException damaged() {
        return new IllegalArgumentException(name + " is no JSON object: there is something wrong at character " + at);
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(char expected) {
        blanks();
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void require(char expected) {
        if (!take(expected)) {
            throw damaged();
        }
    }

    private @Nullable Object value(int depth) {
        if (depth > DEEPEST) {
            throw damaged();
        }
        if (take('{')) {
            return map(depth);
        }
        if (take('[')) {
            return list(depth);
        }
        if (take('"')) {
            return string();
        }
        return word();
    }

    private Map<String, @Nullable Object> map(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (!take('}')) {
            if (!map.isEmpty()) {
                require(',');
            }
            require('"');
            String key = string();
            require(':');
            map.put(key, value(depth + 1));
        }
        return map;
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        while (!take(']')) {
            if (!list.isEmpty()) {
                require(',');
            }
            list.add(value(depth + 1));
        }
        return list;
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char next = text.charAt(at++);
            out.append(next == '\\' ? escaped() : next);
        }
        require('"');
        return out.toString();
    }

    private char escaped() {
        if (at >= text.length()) {
            throw damaged();
        }
        char next = text.charAt(at++);
        return switch (next) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw damaged();
                }
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> next;
        };
    }

    private @Nullable Object word() {
        blanks();
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            case "NaN" -> Double.NaN;
            default -> {
                try {
                    yield Double.valueOf(word);
                } catch (NumberFormatException e) {
                    throw damaged();
                }
            }
        };
    }
}
