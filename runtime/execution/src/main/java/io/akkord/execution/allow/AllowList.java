package io.akkord.execution.allow;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a node may run, from the setting {@code akkord.allow}. A name is judged before its class is loaded, and a class
 * before it is initialised, so that nothing a peer names runs unless it is listed. Immutable; safe for several threads.
 *
 * <p>Entries:
 *
 * <ul>
 *   <li>{@code example.ops.*}: public methods of public classes in the package; {@code example.ops.**} in the packages
 *       below it too;
 *   <li>{@code example.ops.Matrices}: methods of the class and of the classes nested in it that are not private;
 *   <li>{@code example.ops.Matrices#norm(Lexample/ops/Matrix;)D}: this method, whatever its visibility.
 * </ul>
 *
 * <p>Public methods of the JDK's numbers, of {@code Math} and of {@code String} are always allowed, such as {@code
 * Integer::sum}.
 *
 * <p>The first two also allow the bodies of lambdas in these classes, and records, enums and other values of them.
 */
public final class AllowList {

    private static final AllowList EVERYTHING = new AllowList(List.of(), true);
    private static final int SYNTHETIC = 0x1000;

    private final boolean everything;
    private final Set<String> packages = new HashSet<>();
    private final Set<String> packageTrees = new HashSet<>();
    private final Set<String> classes = new HashSet<>();
    private final Set<String> methods = new HashSet<>();
    private final Set<String> methodClasses = new HashSet<>();

    private AllowList(List<String> entries, boolean everything) {
        this.everything = everything;
        entries.forEach(this::add);
    }

    /** Allows all: for sessions inside one process, where the program already runs what it likes. */
    public static AllowList everything() {
        return EVERYTHING;
    }

    /**
     * A list of entries as above.
     *
     * @throws io.akkord.api.SettingsException naming the entry that has another form
     */
    public static AllowList of(List<String> entries) {
        return new AllowList(entries, false);
    }

    private void add(String text) {
        AllowEntry entry = AllowEntry.parse(text);
        switch (entry.form()) {
            case PACKAGE -> packages.add(entry.name());
            case PACKAGE_TREE -> packageTrees.add(entry.name());
            case CLASS -> classes.add(entry.name());
            case METHOD -> {
                methods.add(entry.name() + "#" + entry.method());
                methodClasses.add(entry.name());
            }
        }
    }

    /** Whether any entry speaks of the class, so that it may be loaded (not initialised) to look at its methods. */
    public boolean mayLoad(String className) {
        return permitsValue(className) || methodClasses.contains(className) || Arithmetic.hasClass(className);
    }

    /** Whether objects of the class may be made from bytes, and called if they are operations. */
    public boolean permitsValue(String className) {
        return everything || hasClass(className) || hasPackage(className);
    }

    /** As {@link #permitsValue}, but throws {@link NotAllowedException} with the entry to add. */
    public void requireValue(String className) {
        if (!permitsValue(className)) {
            throw new NotAllowedException("class " + className + " is not allowed on this node: no entry of the setting"
                    + " akkord.allow names it. Maybe add \"" + className + "\"" + packageAdvice(className)
                    + " to akkord.allow on every worker");
        }
    }

    /** Whether a method may be called; {@code modifiers} are its own, {@code owner} the class by which it was named. */
    public boolean permitsMethod(Class<?> owner, String method, String descriptor, int modifiers) {
        String className = owner.getName();
        if (everything || methods.contains(className + "#" + method + descriptor)) {
            return true;
        }
        boolean lambda = method.startsWith("lambda$") && (modifiers & SYNTHETIC) != 0;
        if (hasClass(className)) {
            return lambda || !Modifier.isPrivate(modifiers);
        }
        boolean allPublic = Modifier.isPublic(modifiers) && isPublic(owner);
        return (hasPackage(className) && (lambda || allPublic))
                || (allPublic && Arithmetic.hasMethod(className, method));
    }

    /** The refusal of a method: what was asked for and which entry would allow it. */
    public NotAllowedException refusal(String className, String method, String descriptor) {
        String exact = className + "#" + method + descriptor;
        return new NotAllowedException("method " + exact + " is not allowed on this node: no entry of the setting"
                + " akkord.allow covers it (a package covers public methods of public classes, a class all but private"
                + " ones). Maybe add \"" + exact + "\"" + packageAdvice(className)
                + " to akkord.allow on every worker");
    }

    private static String packageAdvice(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : " or \"" + className.substring(0, dot) + ".*\"";
    }

    private boolean hasClass(String className) {
        if (classes.isEmpty()) {
            return false;
        }
        for (int end = className.length(); end > 0; end = className.lastIndexOf('$', end - 1)) {
            if (classes.contains(className.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasPackage(String className) {
        int end = className.lastIndexOf('.');
        if (end > 0 && packages.contains(className.substring(0, end))) {
            return true;
        }
        for (; end > 0 && !packageTrees.isEmpty(); end = className.lastIndexOf('.', end - 1)) {
            if (packageTrees.contains(className.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPublic(Class<?> owner) {
        for (Class<?> c = owner; c != null; c = c.getEnclosingClass()) {
            if (!Modifier.isPublic(c.getModifiers())) {
                return false;
            }
        }
        return true;
    }
}
