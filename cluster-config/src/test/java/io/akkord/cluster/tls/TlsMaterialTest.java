package io.akkord.cluster.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsMaterialTest {

    private static final int SOCKET_MILLIS = 20_000;

    @TempDir
    static Path directory;

    private static Path ours;
    private static Path theirs;

    @BeforeAll
    static void makeTwoAuthorities() {
        ours = directory.resolve("ours");
        theirs = directory.resolve("theirs");
        CertificateFiles.make(ours, List.of("node.example"), Optional.empty());
        CertificateFiles.make(theirs, List.of(), Optional.empty());
    }

    @Test
    void twoNodesOfOneAuthorityTalk() throws Exception {
        assertThat(exchange(load(ours), TlsMaterial.clientParameters(), load(ours)))
                .isEqualTo(42);
    }

    @Test
    void aCertificateSignedLaterByTheSameAuthorityIsGoodToo() throws Exception {
        Path later = directory.resolve("later");
        CertificateFiles.make(later, List.of(), Optional.of(ours));
        assertThat(later.resolve("ca-key.pem")).doesNotExist();
        assertThat(exchange(load(later), TlsMaterial.clientParameters(), load(ours)))
                .isEqualTo(42);
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() {
        assertThatThrownBy(() -> exchange(load(theirs), TlsMaterial.clientParameters(), load(ours)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aServerOfAnotherAuthorityIsRefused() {
        assertThatThrownBy(() -> exchange(load(ours), TlsMaterial.clientParameters(), load(theirs)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aClientWithoutCertificateIsRefused() {
        assertThatThrownBy(() -> exchange(Optional.empty(), TlsMaterial.clientParameters(), load(ours)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aClientWithoutTlsIsRefused() {
        assertThatThrownBy(() -> serve(load(ours), port -> {
                    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        plain.setSoTimeout(SOCKET_MILLIS);
                        plain.getOutputStream().write(new byte[64]);
                        return requireByte(plain.getInputStream().read());
                    }
                }))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        Path elsewhere = directory.resolve("elsewhere");
        CertificateFiles.make(elsewhere, List.of(), Optional.of(ours));
        assertThatThrownBy(() -> serve(
                        load(elsewhere),
                        port -> exchangeAs(load(ours), "other.example", port, TlsMaterial.clientParameters())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other.example");
    }

    @Test
    void filesThatDoNotFitAreNamed() throws IOException {
        assertThatThrownBy(() -> TlsMaterial.load(
                        ours.resolve("ca.pem"), ours.resolve("node.pem"), theirs.resolve("node-key.pem")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("does not belong to the certificate in " + ours.resolve("node.pem"));
        assertThatThrownBy(() -> TlsMaterial.load(
                        directory.resolve("none.pem"), ours.resolve("node.pem"), ours.resolve("node-key.pem")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("none.pem")
                .hasMessageContaining("akkord certs --out DIR");
        Path empty = Files.writeString(directory.resolve("empty.pem"), "nothing\n");
        assertThatThrownBy(() -> TlsMaterial.load(empty, ours.resolve("node.pem"), ours.resolve("node-key.pem")))
                .hasMessageContaining("there is no certificate in " + empty);
        Path old = Files.writeString(
                directory.resolve("old-key.pem"),
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
        assertThatThrownBy(() -> TlsMaterial.load(ours.resolve("ca.pem"), ours.resolve("node.pem"), old))
                .hasMessageContaining("openssl pkcs8");
    }

    @Test
    void aCertificateThatIsOutOfDateIsNamedWithItsDates() throws Exception {
        Path old = directory.resolve("old.p12");
        Keytool keytool = new Keytool(old, "password");
        keytool.run(
                "-genkeypair",
                "-alias",
                "node",
                "-dname",
                "CN=old",
                "-keyalg",
                "EC",
                "-startdate",
                "-10d",
                "-validity",
                "5");
        java.security.KeyStore store = java.security.KeyStore.getInstance(old.toFile(), "password".toCharArray());
        Path certificate =
                Files.writeString(directory.resolve("old.pem"), Pem.certificate((java.security.cert.X509Certificate)
                        store.getCertificate("node")));
        Path key = Files.writeString(directory.resolve("old-node-key.pem"), Pem.key((java.security.PrivateKey)
                store.getKey("node", "password".toCharArray())));
        assertThatThrownBy(() -> TlsMaterial.load(certificate, certificate, key))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is valid from")
                .hasMessageContaining("not now");
    }

    @Test
    void keysAreForTheirOwnerOnlyAndNothingIsOverwritten() throws IOException {
        for (String key : List.of("node-key.pem", "ca-key.pem")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ours.resolve(key))))
                    .isEqualTo("rw-------");
        }
        assertThatThrownBy(() -> CertificateFiles.make(ours, List.of(), Optional.empty()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is there already");
        assertThatThrownBy(() -> CertificateFiles.make(directory.resolve("bad"), List.of("a b"), Optional.empty()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("\"a b\"");
    }

    /** What a client reads that connects to a server on loopback by its right name. */
    private static int exchange(Optional<TlsMaterial> client, SSLParameters parameters, Optional<TlsMaterial> server)
            throws IOException {
        return serve(server, port -> exchangeAs(client, "localhost", port, parameters));
    }

    private static int exchangeAs(Optional<TlsMaterial> client, String host, int port, SSLParameters parameters)
            throws IOException {
        javax.net.ssl.SSLContext context = client.map(TlsMaterial::context).orElseGet(TlsMaterialTest::trustOnly);
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
                SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
            socket.setSoTimeout(SOCKET_MILLIS);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.getOutputStream().write(1);
            return requireByte(socket.getInputStream().read());
        }
    }

    /** Trusts the authority, but has nothing to show. */
    private static javax.net.ssl.SSLContext trustOnly() {
        try {
            java.security.KeyStore store = java.security.KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", Pem.certificates(ours.resolve("ca.pem")).get(0));
            javax.net.ssl.TrustManagerFactory trust = javax.net.ssl.TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            javax.net.ssl.SSLContext context = javax.net.ssl.SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (java.security.GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private interface Client {
        int talk(int port) throws IOException;
    }

    /** Runs a client against a server that answers one byte. */
    private static int serve(Optional<TlsMaterial> material, Client client) throws IOException {
        try (SSLServerSocket server = (SSLServerSocket)
                material.orElseThrow().context().getServerSocketFactory().createServerSocket()) {
            server.setSSLParameters(TlsMaterial.serverParameters());
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> {
                try (Socket socket = server.accept()) {
                    socket.setSoTimeout(SOCKET_MILLIS);
                    requireByte(socket.getInputStream().read());
                    socket.getOutputStream().write(42);
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            int read = client.talk(server.getLocalPort());
            answer.get(20, TimeUnit.SECONDS);
            return read;
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new IOException("the server refused", e);
        }
    }

    private static int requireByte(int read) throws IOException {
        if (read < 0) {
            throw new IOException("the other end hung up");
        }
        return read;
    }

    private static Optional<TlsMaterial> load(Path files) {
        return Optional.of(
                TlsMaterial.load(files.resolve("ca.pem"), files.resolve("node.pem"), files.resolve("node-key.pem")));
    }
}
