package io.akkord.cluster.cli;

import io.akkord.api.SettingsException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The user's jars and class folders. */
final class UserClasses {

    private static final String CLASS = ".class";

    private UserClasses() {}

    /** A class loader over ours; it lives as long as the process. */
    static ClassLoader loader(List<Path> entries) {
        if (entries.isEmpty()) {
            return UserClasses.class.getClassLoader();
        }
        URL[] urls = entries.stream().map(UserClasses::url).toArray(URL[]::new);
        return new URLClassLoader(urls, UserClasses.class.getClassLoader());
    }

    /** Entries of the allow-list for every class in the given places: who names a jar to a node wants it to run. */
    static List<String> allowAll(List<Path> entries) {
        Set<String> classes = new TreeSet<>();
        for (Path entry : entries) {
            names(entry).stream().filter(UserClasses::isTopLevel).forEach(name -> classes.add(className(name)));
        }
        return List.copyOf(classes);
    }

    /** An entry for a class covers the classes nested in it. */
    private static boolean isTopLevel(String name) {
        return name.endsWith(CLASS)
                && !name.startsWith("META-INF/")
                && !name.contains("$")
                && !name.endsWith("-info.class");
    }

    private static String className(String name) {
        return name.substring(0, name.length() - CLASS.length()).replace('/', '.');
    }

    private static List<String> names(Path entry) {
        requireThere(entry);
        try {
            if (Files.isDirectory(entry)) {
                try (Stream<Path> files = Files.walk(entry)) {
                    return files.map(file -> entry.relativize(file).toString().replace('\\', '/'))
                            .toList();
                }
            }
            List<String> names = new ArrayList<>();
            try (JarFile jar = new JarFile(entry.toFile())) {
                jar.stream().forEach(file -> names.add(file.getName()));
            }
            return names;
        } catch (IOException e) {
            throw new SettingsException("--classpath " + entry + " cannot be read as a jar: " + e.getMessage());
        }
    }

    private static void requireThere(Path entry) {
        if (!Files.exists(entry)) {
            throw new SettingsException("--classpath " + entry + " does not exist");
        }
    }

    private static URL url(Path entry) {
        requireThere(entry);
        try {
            return entry.toAbsolutePath().toUri().toURL();
        } catch (MalformedURLException e) {
            throw new SettingsException("--classpath " + entry + " cannot be used: " + e.getMessage());
        }
    }
}
