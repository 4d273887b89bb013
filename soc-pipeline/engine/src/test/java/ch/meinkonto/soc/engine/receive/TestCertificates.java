package ch.meinkonto.soc.engine.receive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority with a certificate for a server on this machine and one for a client, made by the JDK's keytool. */
public final class TestCertificates {
    static final String PASSWORD = "for-tests-only";
    private static final String KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();

    private final Path folder;

    private TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** Makes all three. */
    public static TestCertificates in(Path folder) {
        TestCertificates certificates = new TestCertificates(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        certificates.keytool("root", "-genkeypair", "-dname", "CN=authority", "-ext", "bc:c");
        certificates.keytool("root", "-exportcert", "-rfc", "-file", folder.resolve("root.pem").toString());
        certificates.keytool("authority", "-importcert", "-noprompt", "-file", folder.resolve("root.pem").toString());
        certificates.signed("server", "-ext", "san=ip:127.0.0.1", "-ext", "eku=serverAuth");
        certificates.signed("client", "-ext", "eku=clientAuth");
        return certificates;
    }

    /** The server's key, chain included. */
    Path server() {
        return folder.resolve("server.p12");
    }

    /** The authority's certificate. */
    Path authority() {
        return folder.resolve("authority.p12");
    }

    /** A client with its certificate. */
    public SSLContext client() {
        return clientTrusting(this);
    }

    /** The server, which asks nobody for a certificate. */
    public SSLContext serverContext() {
        return context(keys("server").getKeyManagers(), trust());
    }

    /** A client with our certificate that trusts servers of another authority. */
    SSLContext clientTrusting(TestCertificates other) {
        return context(keys().getKeyManagers(), other.trust());
    }

    /** A client that trusts the server and has nothing to show. */
    SSLContext nobody() {
        return context(null, trust());
    }

    KeyManagerFactory keys() {
        return keys("client");
    }

    private KeyManagerFactory keys(String name) {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(load(folder.resolve(name + ".p12")), PASSWORD.toCharArray());
            return factory;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    TrustManagerFactory trust() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(load(authority()));
            return factory;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(KeyManager[] keys, TrustManagerFactory trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore load(Path file) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signed(String name, String... extensions) {
        String request = folder.resolve(name + ".csr").toString();
        String certificate = folder.resolve(name + ".pem").toString();
        keytool(name, "-genkeypair", "-dname", "CN=" + name);
        keytool(name, "-certreq", "-file", request);
        List<String> sign = new ArrayList<>(List.of("-rfc", "-infile", request, "-outfile", certificate));
        sign.addAll(Arrays.asList(extensions));
        keytool("root", "-gencert", sign.toArray(String[]::new));
        run(List.of(KEYTOOL, "-importcert", "-noprompt", "-alias", "root", "-file",
                folder.resolve("root.pem").toString(), "-keystore", folder.resolve(name + ".p12").toString(),
                "-storepass", PASSWORD));
        keytool(name, "-importcert", "-noprompt", "-file", certificate);
    }

    private void keytool(String store, String command, String... options) {
        List<String> line = new ArrayList<>(List.of(KEYTOOL, command, "-alias", store, "-keystore",
                folder.resolve(store + ".p12").toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        if (command.equals("-genkeypair")) {
            line.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        }
        line.addAll(Arrays.asList(options));
        run(line);
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
