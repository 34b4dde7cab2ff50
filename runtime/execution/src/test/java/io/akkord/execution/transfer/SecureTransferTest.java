package io.akkord.execution.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.execution.value.EncodedValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SecureTransferTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final byte[] RESULT = new byte[3 * 1024 * 1024];

    @TempDir
    private static Path directory;

    private static KeyStore member;
    private static KeyStore misnamed;
    private static KeyStore stranger;

    @BeforeAll
    static void makeKeys() throws Exception {
        member = make("member", "ip:127.0.0.1,dns:localhost");
        misnamed = make("misnamed", "dns:elsewhere.example");
        stranger = make("stranger", "ip:127.0.0.1,dns:localhost");
    }

    private static KeyStore make(String name, String names) throws Exception {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + names,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit",
                        "-validity",
                        "10")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            return store;
        }
    }

    /** Own keys, and trust in the certificates of others. */
    private static Optional<SSLContext> context(KeyStore own, KeyStore... trusted)
            throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        KeyStore all = KeyStore.getInstance("PKCS12");
        all.load(null, null);
        for (KeyStore one : trusted) {
            String alias = one.aliases().nextElement();
            all.setCertificateEntry(alias, one.getCertificate(alias));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(all);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return Optional.of(context);
    }

    private static byte[] fetch(Optional<SSLContext> serving, Optional<SSLContext> asking) throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Duration patience = Duration.ofSeconds(20);
        try (TransferServer server = TransferServer.start(
                        address, serving, (graph, task) -> Optional.of(EncodedValue.of(RESULT)), 4);
                TransferClient client = new TransferClient(asking, 1, patience, patience)) {
            return client.fetch("127.0.0.1", server.port(), "graph", 1).get(60, TimeUnit.SECONDS);
        }
    }

    private static void assertRefused(Optional<SSLContext> serving, Optional<SSLContext> asking) {
        assertThatThrownBy(() -> fetch(serving, asking))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(TransferException.class);
    }

    @Test
    void membersThatTrustEachOtherExchangeResults() throws Exception {
        assertThat(fetch(context(member, member), context(member, member))).isEqualTo(RESULT);
    }

    @Test
    void aClientThatTheServerDoesNotTrustGetsNothing() throws Exception {
        assertRefused(context(member, member), context(stranger, member));
    }

    @Test
    void aServerThatTheClientDoesNotTrustIsNotAsked() throws Exception {
        assertRefused(context(stranger, member, stranger), context(member, member));
    }

    @Test
    void aServerWhoseCertificateNamesAnotherHostIsNotAsked() throws Exception {
        assertRefused(context(misnamed, member), context(member, misnamed));
    }

    @Test
    void aPlainClientGetsNothingFromASecureServer() throws Exception {
        assertRefused(context(member, member), Optional.empty());
    }
}
