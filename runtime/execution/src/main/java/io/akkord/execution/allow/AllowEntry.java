package io.akkord.execution.allow;

import io.akkord.api.SettingsException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of the allow-list, parsed.
 *
 * @param name package or class
 * @param method name with descriptor for {@link Form#METHOD}, else empty
 */
record AllowEntry(Form form, String name, String method) {

    enum Form {
        PACKAGE,
        PACKAGE_TREE,
        CLASS,
        METHOD
    }

    private static final String WORD = "[\\p{javaJavaIdentifierPart}&&[^\\p{Cntrl}]]+";
    private static final String NAME = WORD + "(?:\\." + WORD + ")*";
    private static final Pattern ENTRY = Pattern.compile(
            "(" + NAME + ")(?:(\\.\\*)|(\\.\\*\\*)|#((?:" + WORD + "|<init>)\\([^()\\s]*\\)[^()\\s]+))?");

    static AllowEntry parse(String text) {
        Matcher found = ENTRY.matcher(text);
        if (!found.matches()) {
            throw new SettingsException("akkord.allow has the entry \"" + text + "\"; an entry is a package"
                    + " (\"example.ops.*\", with those below it \"example.ops.**\"), a class (\"example.ops.Matrices\")"
                    + " or a method (\"example.ops.Matrices#norm(Lexample/ops/Matrix;)D\")");
        }
        String name = found.group(1);
        if (found.group(2) != null) {
            return new AllowEntry(Form.PACKAGE, name, "");
        }
        if (found.group(3) != null) {
            return new AllowEntry(Form.PACKAGE_TREE, name, "");
        }
        String method = found.group(4);
        return method == null ? new AllowEntry(Form.CLASS, name, "") : new AllowEntry(Form.METHOD, name, method);
    }
}
