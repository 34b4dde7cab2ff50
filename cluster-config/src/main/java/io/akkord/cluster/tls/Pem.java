package io.akkord.cluster.tls;

import io.akkord.api.SettingsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes PEM: certificates, and private keys in PKCS#8. */
final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final String KEY = "PRIVATE KEY";

    private Pem() {}

    /** The certificates of a file, at least one. */
    static List<X509Certificate> certificates(Path file) {
        List<X509Certificate> all = new ArrayList<>();
        Matcher block = BLOCK.matcher(read(file));
        while (block.find()) {
            if (block.group(1).equals("CERTIFICATE")) {
                all.add(certificate(file, decode(block.group(2))));
            }
        }
        if (all.isEmpty()) {
            throw new SettingsException("there is no certificate in " + file + "; a PEM file is expected");
        }
        return all;
    }

    private static X509Certificate certificate(Path file, byte[] bytes) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException e) {
            throw new SettingsException("a certificate in " + file + " cannot be read: " + e.getMessage());
        }
    }

    /** The private key of a file, of the given algorithm: {@code RSA} or {@code EC}. */
    static PrivateKey key(Path file, String algorithm) {
        Matcher block = BLOCK.matcher(read(file));
        while (block.find()) {
            if (block.group(1).equals(KEY)) {
                return key(file, algorithm, decode(block.group(2)));
            }
            if (block.group(1).endsWith(KEY)) {
                throw new SettingsException("the key in " + file + " is a \"" + block.group(1)
                        + "\"; convert it with: openssl pkcs8 -topk8 -nocrypt -in " + file + " -out node-key.pem");
            }
        }
        throw new SettingsException("there is no private key in " + file + "; a PEM file in PKCS#8 is expected");
    }

    private static PrivateKey key(Path file, String algorithm, byte[] bytes) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException e) {
            throw new SettingsException("the private key in " + file + " is no " + algorithm
                    + " key, as its certificate needs: " + e.getMessage());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new SettingsException("the TLS file " + file + " cannot be read (" + e
                    + "); \"akkord certs --out DIR\" makes one, --certs DIR names its directory");
        }
    }

    private static byte[] decode(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    static String certificate(X509Certificate certificate) throws CertificateException {
        return block("CERTIFICATE", certificate.getEncoded());
    }

    static String key(PrivateKey key) {
        return block(KEY, key.getEncoded());
    }

    private static String block(String name, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + name + "-----\n" + body + "\n-----END " + name + "-----\n";
    }
}
