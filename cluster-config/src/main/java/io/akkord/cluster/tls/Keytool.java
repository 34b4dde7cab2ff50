package io.akkord.cluster.tls;

import io.akkord.api.AkkordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the JDK's own {@code keytool}: the JDK can make certificates, but has no public class for it. */
final class Keytool {

    private static final String PASSWORD_VARIABLE = "AKKORD_STORE_PASSWORD";
    private static final int SECONDS = 120;

    private final Path store;
    private final String password;

    Keytool(Path store, String password) {
        this.store = store;
        this.password = password;
    }

    /** Runs {@code keytool} on the store; the password is not on its command line. */
    void run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program().toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass:env", PASSWORD_VARIABLE));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD_VARIABLE, password);
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AkkordException("keytool could not make the certificates: " + output.strip());
            }
        } catch (IOException e) {
            throw new AkkordException("keytool could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AkkordException("interrupted while making certificates", e);
        }
    }

    private static Path program() {
        Path bin = Path.of(System.getProperty("java.home", ""), "bin");
        for (String name : List.of("keytool", "keytool.exe")) {
            if (Files.isExecutable(bin.resolve(name))) {
                return bin.resolve(name);
            }
        }
        throw new AkkordException("there is no keytool in " + bin + "; run this with a JDK");
    }
}
