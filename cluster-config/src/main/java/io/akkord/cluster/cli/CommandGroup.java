package io.akkord.cluster.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * A command with commands below it, each made only when a command line names it or when all of them are wanted, such as for
 * help. Making one reads its class by reflection: doing that for all of them took a quarter of a start. Not safe for use by
 * several threads.
 */
public final class CommandGroup {

    private final Object command;
    private final Map<String, Supplier<?>> members = new LinkedHashMap<>();

    private CommandGroup(Object command) {
        this.command = command;
    }

    /** A group without members; {@code command} has picocli's annotation. */
    public static CommandGroup of(Object command) {
        return new CommandGroup(command);
    }

    /**
     * Adds a member.
     *
     * @param member makes an object with picocli's annotation, or a group
     */
    public CommandGroup add(String name, Supplier<?> member) {
        members.put(name, member);
        return this;
    }

    /** The command line of the group with all members, and theirs. */
    public CommandLine all() {
        return line(List.of());
    }

    /** The command line of the group with what these words need: the member that the first of them names, or else all. */
    CommandLine line(List<String> words) {
        CommandLine line = new CommandLine(command);
        Supplier<?> named = words.isEmpty() ? null : members.get(words.get(0));
        if (named != null) {
            add(line, words.get(0), named, words.subList(1, words.size()));
        } else {
            members.forEach((name, member) -> add(line, name, member, List.of()));
        }
        return line;
    }

    private static void add(CommandLine line, String name, Supplier<?> member, List<String> words) {
        Object made = member.get();
        line.addSubcommand(name, made instanceof CommandGroup group ? group.line(words) : made);
    }
}
