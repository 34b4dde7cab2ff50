package io.akkord.cluster.node;

import akka.actor.ActorSystem;
import akka.remote.artery.tcp.SSLEngineProvider;
import io.akkord.api.SettingsException;
import io.akkord.cluster.settings.SettingsReader;
import io.akkord.cluster.tls.TlsMaterial;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import scala.Option;

/**
 * TLS of the control messages, named in {@code secure.conf}; Akka makes it by reflection. Akka's own provider for PEM
 * files does not compare host names, and the one that does reads Java key stores.
 */
public final class ArteryTls implements SSLEngineProvider {

    private final TlsMaterial material;

    public ArteryTls(ActorSystem system) {
        this.material = SettingsReader.tls(system.settings().config())
                .orElseThrow(() -> new SettingsException(
                        "akka.remote.artery.transport is tls-tcp, but akkord.tls.enabled is off; use profile secure"));
    }

    @Override
    public SSLEngine createServerSSLEngine(String hostname, int port) {
        return material.serverEngine(hostname, port);
    }

    @Override
    public SSLEngine createClientSSLEngine(String hostname, int port) {
        return material.clientEngine(hostname, port);
    }

    @Override
    public Option<Throwable> verifyClientSession(String hostname, SSLSession session) {
        return Option.empty();
    }

    @Override
    public Option<Throwable> verifyServerSession(String hostname, SSLSession session) {
        return Option.empty();
    }
}
