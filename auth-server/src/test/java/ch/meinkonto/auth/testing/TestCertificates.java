package ch.meinkonto.auth.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

/**
 * An authority for certificates, with one for a server on this machine. The JDK's keytool makes them in one store, a process
 * for each; the stores that a server wants are taken out of it.
 */
public final class TestCertificates {
    private static final String PASSWORD = "for-tests-only";
    private static final String KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    private static final String ALL = "all";

    private final Path folder;

    /** Makes the authority and the server's certificate in a folder. */
    public TestCertificates(Path folder) {
        this.folder = folder;
        make("root", "CN=authority", "-ext", "bc:c");
        issue("server", "CN=server", "san=ip:127.0.0.1");
        write("trust", store -> store.setCertificateEntry("root", load(ALL).getCertificate("root")));
    }

    /** Issues a certificate for this subject. */
    public void issue(String name, String subject, String extension) {
        make(name, subject, "-signer", "root", "-ext", extension);
        write(name, store -> store.setKeyEntry(name, load(ALL).getKey(name, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(), load(ALL).getCertificateChain(name)));
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

    /** What is put into a store. */
    private interface Content {
        void putInto(KeyStore store) throws GeneralSecurityException;
    }

    private void write(String name, Content content) {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            content.putInto(store);
            store.store(out, PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void make(String name, String subject, String... options) {
        List<String> line = new ArrayList<>(List.of(KEYTOOL, "-J-XX:TieredStopAtLevel=1", "-genkeypair", "-keyalg",
                "EC", "-alias", name, "-dname", subject, "-keystore", file(ALL + ".p12"), "-storetype", "PKCS12",
                "-storepass", PASSWORD));
        line.addAll(List.of(options));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
