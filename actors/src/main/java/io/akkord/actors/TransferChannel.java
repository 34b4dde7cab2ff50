package io.akkord.actors;

import io.akkord.api.SettingsException;
import io.akkord.execution.transfer.ResultSource;
import io.akkord.execution.transfer.TransferClient;
import io.akkord.execution.transfer.TransferServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Both ends of the transfer channel with the limits that all nodes share. */
public final class TransferChannel {

    private static final int CONNECTIONS = 256;
    private static final int FETCHES = 4;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(30);

    private TransferChannel() {}

    /**
     * Starts to serve results.
     *
     * @throws SettingsException if the address cannot be listened on
     */
    public static TransferServer serve(NodeSettings.Transfer settings, ResultSource source) {
        try {
            return TransferServer.start(
                    new InetSocketAddress(settings.host(), settings.port()), settings.tls(), source, CONNECTIONS);
        } catch (IOException e) {
            throw new SettingsException("akkord.transfer: cannot listen on " + settings.host() + ":" + settings.port()
                    + ": " + e.getMessage() + "; set akkord.transfer.port to 0 or a free port");
        }
    }

    /** A client that fetches from any node. */
    public static TransferClient client(Optional<SSLContext> tls) {
        return new TransferClient(tls, FETCHES, CONNECT, READ);
    }
}
