package ch.meinkonto.auth.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

/** An authority for certificates, made by the JDK's keytool, with one for a server on this machine. */
public final class TestCertificates {
    private static final String PASSWORD = "for-tests-only";
    private static final String KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();

    private final Path folder;

    /** Makes the authority and the server's certificate in a folder. */
    public TestCertificates(Path folder) {
        this.folder = folder;
        keytool("root", "-genkeypair", "-keyalg", "EC", "-dname", "CN=authority", "-ext", "bc:c");
        keytool("root", "-exportcert", "-rfc", "-file", file("root.pem"));
        keytool("trust", "-importcert", "-noprompt", "-file", file("root.pem"));
        issue("server", "CN=server", "san=ip:127.0.0.1");
    }

    /** Issues a certificate for this subject. */
    public void issue(String name, String subject, String extension) {
        keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", subject);
        keytool(name, "-certreq", "-file", file(name + ".csr"));
        keytool("root", "-gencert", "-rfc", "-infile", file(name + ".csr"), "-outfile", file(name + ".pem"), "-ext",
                extension);
        keytool(name, "-importcert", "-noprompt", "-alias", "root", "-file", file("root.pem"));
        keytool(name, "-importcert", "-noprompt", "-file", file(name + ".pem"));
    }

    /** The settings of a server with an SSL bundle of this name. */
    public List<String> bundle(String name) {
        String settings = "spring.ssl.bundle.jks." + name + ".";
        return List.of(settings + "keystore.location=file:" + file("server.p12"),
                settings + "keystore.password=" + PASSWORD, settings + "keystore.type=PKCS12",
                settings + "truststore.location=file:" + file("trust.p12"),
                settings + "truststore.password=" + PASSWORD, settings + "truststore.type=PKCS12");
    }

    /** Somebody who trusts the server and shows this certificate, or none. */
    public SSLContext showing(@Nullable String name) {
        return context(name == null ? null : keys(name), this);
    }

    /** Somebody who trusts the server and shows a certificate of another authority. */
    public SSLContext showing(TestCertificates other, String name) {
        return context(other.keys(name), this);
    }

    /** A certificate. */
    public X509Certificate certificate(String name) {
        try {
            return (X509Certificate) load(name).getCertificate(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(KeyManager @Nullable [] keys, TestCertificates trusted) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted.load("trust"));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyManager[] keys(String name) {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(load(name), PASSWORD.toCharArray());
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore load(String name) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void keytool(String store, String... options) {
        List<String> line = new ArrayList<>(List.of(KEYTOOL));
        line.addAll(List.of(options));
        line.addAll(List.of("-keystore", file(store + ".p12"), "-storetype", "PKCS12", "-storepass", PASSWORD));
        if (!line.contains("-alias")) {
            line.addAll(List.of("-alias", store));
        }
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
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
