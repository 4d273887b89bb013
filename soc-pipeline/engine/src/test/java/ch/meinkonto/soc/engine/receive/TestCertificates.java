package ch.meinkonto.soc.engine.receive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority with a certificate for a server on this machine and one for a client. The JDK's keytool makes all three in one
 * store, a process each; the stores that servers want are taken out of it.
 */
public final class TestCertificates {
    static final String PASSWORD = "for-tests-only";
    private static final String KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    private static final String ALL = "all.p12";

    private final Path folder;

    private TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** Makes all three. */
    public static TestCertificates in(Path folder) {
        TestCertificates certificates = new TestCertificates(folder);
        try {
            Files.createDirectories(folder);
            certificates.make("root", "CN=authority", "-ext", "bc:c");
            certificates.make("server", "CN=server", "-signer", "root", "-ext", "san=ip:127.0.0.1", "-ext",
                    "eku=serverAuth");
            certificates.make("client", "CN=client", "-signer", "root", "-ext", "eku=clientAuth");
            certificates.takeOut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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

    private void takeOut() throws GeneralSecurityException, IOException {
        KeyStore all = load(folder.resolve(ALL));
        for (String name : List.of("server", "client")) {
            KeyStore one = empty();
            one.setKeyEntry(name, all.getKey(name, PASSWORD.toCharArray()), PASSWORD.toCharArray(),
                    all.getCertificateChain(name));
            write(one, folder.resolve(name + ".p12"));
        }
        KeyStore trusted = empty();
        trusted.setCertificateEntry("root", all.getCertificate("root"));
        write(trusted, authority());
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void write(KeyStore store, Path file) throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private void make(String name, String subject, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(KEYTOOL, "-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias",
                name, "-dname", subject, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2", "-keystore",
                folder.resolve(ALL).toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
