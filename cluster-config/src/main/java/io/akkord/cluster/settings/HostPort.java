package io.akkord.cluster.settings;

import io.akkord.api.SettingsException;

/** Where a node listens. IPv6 addresses are written in brackets: {@code [::1]:2551}. */
public record HostPort(String host, int port) {

    /**
     * Reads {@code host:port}.
     *
     * @throws SettingsException naming the text and its form
     */
    public static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        String bare = brackets ? host.substring(1, host.length() - 1) : host;
        boolean wellFormed = colon > 0 && !bare.isBlank() && (brackets || !bare.contains(":"));
        int port = wellFormed ? port(text.substring(colon + 1)) : -1;
        if (port < 1) {
            throw new SettingsException("the address \"" + text
                    + "\" is not host:port with a port from 1 to 65,535, such as 127.0.0.1:2551");
        }
        return new HostPort(bare, port);
    }

    private static int port(String digits) {
        if (!digits.matches("[0-9]{1,5}")) {
            return -1;
        }
        int port = Integer.parseInt(digits);
        return port <= 65_535 ? port : -1;
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
