package io.akkord.cluster.tls;

import io.akkord.api.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificate and key of a node and the authorities that it trusts, from PEM files, checked when they are loaded.
 * Connections made with it use TLS 1.3, show certificates on both ends, and a client compares the host name.
 */
public final class TlsMaterial {

    private static final String[] PROTOCOLS = {"TLSv1.3"};
    private static final String[] SUITES = {"TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"};

    private final SSLContext context;

    private TlsMaterial(SSLContext context) {
        this.context = context;
    }

    /**
     * Loads the three files.
     *
     * @throws SettingsException naming the file, if one is missing or unreadable, the certificate is out of date, or
     *     the key belongs to another certificate
     */
    public static TlsMaterial load(Path authority, Path certificate, Path key) {
        List<X509Certificate> trusted = Pem.certificates(authority);
        List<X509Certificate> chain = Pem.certificates(certificate);
        PrivateKey secret = Pem.key(key, chain.get(0).getPublicKey().getAlgorithm());
        checkDates(certificate, chain.get(0));
        checkPair(certificate, chain.get(0), key, secret);
        try {
            return new TlsMaterial(context(trusted, chain, secret));
        } catch (GeneralSecurityException | IOException e) {
            throw new SettingsException("TLS cannot be set up from " + certificate + ": " + e.getMessage());
        }
    }

    /**
     * For the transfer channel. Whoever makes a connection with it adds {@link #clientParameters} or
     * {@link #serverParameters}.
     */
    public SSLContext context() {
        return context;
    }

    /** What the connecting side sets: TLS 1.3 only, and the host name is compared with the certificate. */
    public static SSLParameters clientParameters() {
        SSLParameters parameters = new SSLParameters(SUITES.clone(), PROTOCOLS.clone());
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    /** What the listening side sets: TLS 1.3 only, and the peer must show a certificate. */
    public static SSLParameters serverParameters() {
        SSLParameters parameters = new SSLParameters(SUITES.clone(), PROTOCOLS.clone());
        parameters.setNeedClientAuth(true);
        return parameters;
    }

    /** The connecting end of a connection to that host. */
    public SSLEngine clientEngine(String host, int port) {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        engine.setSSLParameters(clientParameters());
        return engine;
    }

    /** The listening end of a connection. */
    public SSLEngine serverEngine(String host, int port) {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(false);
        engine.setSSLParameters(serverParameters());
        return engine;
    }

    private static SSLContext context(List<X509Certificate> trusted, List<X509Certificate> chain, PrivateKey secret)
            throws GeneralSecurityException, IOException {
        KeyStore authorities = emptyStore();
        for (int i = 0; i < trusted.size(); i++) {
            authorities.setCertificateEntry("authority-" + i, trusted.get(i));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(authorities);
        KeyStore own = emptyStore();
        own.setKeyEntry("node", secret, new char[0], chain.toArray(new Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void checkDates(Path file, X509Certificate certificate) {
        try {
            certificate.checkValidity();
        } catch (GeneralSecurityException e) {
            throw new SettingsException("the certificate in " + file + " is valid from "
                    + certificate.getNotBefore().toInstant() + " to "
                    + certificate.getNotAfter().toInstant()
                    + ", not now; make a new one with: akkord certs --out DIR");
        }
    }

    /** Signs with the key and checks with the certificate: a mix-up is named here, not in a failing handshake. */
    private static void checkPair(Path file, X509Certificate certificate, Path keyFile, PrivateKey key) {
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        byte[] probe = {1, 2, 3};
        boolean matches;
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(probe);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate);
            verifier.update(probe);
            matches = verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            matches = false;
        }
        if (!matches) {
            throw new SettingsException("the key in " + keyFile + " does not belong to the certificate in " + file);
        }
    }
}
