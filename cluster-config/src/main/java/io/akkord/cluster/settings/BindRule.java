package io.akkord.cluster.settings;

import io.akkord.api.SettingsException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A node listens on loopback, or with TLS. Akka, and the transfer channel, trust every peer that gets a connection, and
 * running what peers ask for is what a node is for: an open port without certificates is an open door.
 */
final class BindRule {

    private BindRule() {}

    static void check(String key, String host, String origin, boolean tls) {
        InetAddress address = resolve(key, host, origin);
        if (address.isAnyLocalAddress()) {
            throw new SettingsException(key + " is " + host + " (" + origin
                    + "); give the one address by which other nodes reach this one");
        }
        if (!tls && !address.isLoopbackAddress()) {
            throw new SettingsException(key + " is " + host + " (" + origin + "), which other machines can reach, and"
                    + " TLS is off: whoever connects could run code here. Use 127.0.0.1, or make certificates with"
                    + " \"akkord certs --out certs --host " + host + "\" and start with --certs certs");
        }
    }

    private static InetAddress resolve(String key, String host, String origin) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new SettingsException(
                    key + " is " + host + " (" + origin + "), a name that this machine cannot resolve");
        }
    }
}
