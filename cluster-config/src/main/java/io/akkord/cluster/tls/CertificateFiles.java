package io.akkord.cluster.tls;

import io.akkord.api.AkkordException;
import io.akkord.api.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the PEM files of a node: a private authority ({@code ca.pem}, {@code ca-key.pem}) and a certificate signed by it
 * ({@code node.pem}, {@code node-key.pem}) for the names and addresses of one or several nodes. Keys are on the curve
 * P-256 and readable by their owner only.
 */
public final class CertificateFiles {

    static final String AUTHORITY = "ca.pem";
    static final String AUTHORITY_KEY = "ca-key.pem";
    static final String NODE = "node.pem";
    static final String NODE_KEY = "node-key.pem";

    private static final String AUTHORITY_ALIAS = "ca";
    private static final String NODE_ALIAS = "node";
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");
    private static final String AUTHORITY_DAYS = "3650";
    private static final String NODE_DAYS = "825";

    private final Path out;
    private final Path store;
    private final String password;

    private CertificateFiles(Path out, Path store) {
        this.out = out;
        this.store = store;
        this.password = new BigInteger(160, new SecureRandom()).toString(36);
    }

    /**
     * Makes the files.
     *
     * @param out directory to make them in; none of them may be there
     * @param hosts names and addresses by which the nodes are reached; those of loopback are added
     * @param authority directory of an authority made before, to sign with; empty for a new one
     */
    public static void make(Path out, List<String> hosts, Optional<Path> authority) {
        try {
            OwnerOnly.directory(out);
            refuseToOverwrite(out);
            Path work = Files.createTempDirectory("akkord-certs");
            Path store = work.resolve("store.p12");
            try {
                new CertificateFiles(out, store).make(hosts, authority);
            } finally {
                Files.deleteIfExists(store);
                Files.deleteIfExists(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the certificates cannot be written to " + out + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new AkkordException("the certificates cannot be made: " + e.getMessage(), e);
        }
    }

    private static void refuseToOverwrite(Path out) {
        for (String name : List.of(AUTHORITY, AUTHORITY_KEY, NODE, NODE_KEY)) {
            if (Files.exists(out.resolve(name))) {
                throw new SettingsException(out.resolve(name) + " is there already, and nodes may use it."
                        + " Give another directory, or delete it first");
            }
        }
    }

    private void make(List<String> hosts, Optional<Path> authority) throws GeneralSecurityException, IOException {
        Keytool keytool = new Keytool(store, password);
        if (authority.isPresent()) {
            takeAuthority(authority.get());
        } else {
            makeAuthority(keytool);
        }
        makeNode(keytool, hosts);
        write(authority.isEmpty());
    }

    private void takeAuthority(Path directory) throws GeneralSecurityException, IOException {
        List<X509Certificate> certificates = Pem.certificates(directory.resolve(AUTHORITY));
        X509Certificate own = certificates.get(0);
        PrivateKey key =
                Pem.key(directory.resolve(AUTHORITY_KEY), own.getPublicKey().getAlgorithm());
        KeyStore all = KeyStore.getInstance("PKCS12");
        all.load(null, null);
        all.setKeyEntry(AUTHORITY_ALIAS, key, password.toCharArray(), new Certificate[] {own});
        try (OutputStream file = OwnerOnly.file(store)) {
            all.store(file, password.toCharArray());
        }
    }

    private static void makeAuthority(Keytool keytool) {
        keytool.run(
                "-genkeypair",
                "-alias",
                AUTHORITY_ALIAS,
                "-dname",
                "CN=Akkord private authority",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                AUTHORITY_DAYS,
                "-ext",
                "bc:c=ca:true,pathlen:0",
                "-ext",
                "ku:c=keyCertSign,cRLSign");
    }

    private static void makeNode(Keytool keytool, List<String> hosts) {
        keytool.run(
                "-genkeypair",
                "-alias",
                NODE_ALIAS,
                "-signer",
                AUTHORITY_ALIAS,
                "-dname",
                "CN=Akkord node",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                NODE_DAYS,
                "-ext",
                "san=" + alternativeNames(hosts),
                "-ext",
                "ku:c=digitalSignature",
                "-ext",
                "eku=serverAuth,clientAuth");
    }

    private static String alternativeNames(List<String> hosts) {
        Set<String> all = new LinkedHashSet<>(hosts);
        all.addAll(LOOPBACK);
        List<String> names = new ArrayList<>();
        for (String host : all) {
            if (!host.matches("[A-Za-z0-9.:_-]+")) {
                throw new SettingsException("\"" + host + "\" is neither a host name nor an IP address");
            }
            boolean address = host.contains(":") || host.matches("[0-9.]+");
            names.add((address ? "ip:" : "dns:") + host);
        }
        return String.join(",", names);
    }

    private void write(boolean withAuthorityKey) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            all.load(file, password.toCharArray());
        }
        Files.writeString(out.resolve(AUTHORITY), certificate(all, AUTHORITY_ALIAS));
        Files.writeString(out.resolve(NODE), certificate(all, NODE_ALIAS));
        OwnerOnly.write(out.resolve(NODE_KEY), key(all, NODE_ALIAS));
        if (withAuthorityKey) {
            OwnerOnly.write(out.resolve(AUTHORITY_KEY), key(all, AUTHORITY_ALIAS));
        }
    }

    private static String certificate(KeyStore all, String alias) throws GeneralSecurityException {
        return Pem.certificate((X509Certificate) all.getCertificate(alias));
    }

    private String key(KeyStore all, String alias) throws GeneralSecurityException {
        return Pem.key((PrivateKey) all.getKey(alias, password.toCharArray()));
    }
}
