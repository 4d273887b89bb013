package ch.meinkonto.auth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import ch.meinkonto.ops.stores.TestPostgres;

/**
 * The application beside a second running OpenID provider, which it knows under three names: {@code agov} with a secret,
 * {@code signing} with a key, {@code plain} without levels; and {@code away}, where nobody listens.
 *
 * @param server the application
 * @param login the other provider
 */
public record TestFederation(TestAuthServer server, TestFederalLogin login) implements AutoCloseable {
    /** People at the other provider. */
    public static final String GION_100 = "F-7c1e0b54";
    public static final String HANNA_200 = "F-19a6d3f2";
    public static final String IVO_300 = "F-e2b7740c";
    public static final String JANA_400 = "F-50d8c9ab";
    public static final String ANNA_400 = "F-b3f06e18";
    public static final String KIM_500 = "F-8841fa67";
    public static final String LEA_600 = "F-d90c25e3";
    public static final String MAX_UNPROVEN = "F-36ee91d0";

    /** Starts both. */
    public static TestFederation start(String... different) {
        URI url = URI.create("http://localhost:" + freePort());
        ECKey key = key();
        TestFederalLogin login = TestFederalLogin.start(url, key.toPublicJWK().toJSONString());
        List<String> settings = new ArrayList<>(List.of("server.port=" + url.getPort(), "meinkonto.issuer=" + url,
                "meinkonto.auth.federation.providers.agov.issuer=" + login.issuer(),
                "meinkonto.auth.federation.providers.agov.secret=" + TestFederalLogin.SECRET));
        settings.addAll(provider("signing", login.issuer(), "private-key=" + key.toJSONString()));
        settings.add("meinkonto.auth.federation.providers.signing.levels.[urn:qa.agov.ch:names:tc:ac:classes:400]"
                + ".assurance=phishing-resistant");
        settings.addAll(provider("plain", login.issuer(), "secret=" + TestFederalLogin.SECRET));
        settings.addAll(provider("away", "http://127.0.0.1:9", "secret=" + TestFederalLogin.SECRET));
        settings.addAll(List.of(different));
        TestAuthServer server = TestAuthServer.start(TestPostgres.database("auth"), settings.toArray(String[]::new));
        return new TestFederation(server, login);
    }

    /** Where the application is. */
    public URI url() {
        return server.url();
    }

    /** Where a browser is sent that chooses this provider. */
    public URI send(TestBrowser browser, String provider) {
        return TestBrowser.location(browser.get(url().resolve("/login/federated/" + provider)));
    }

    /** Signs in at the provider; the answer as the browser carries it. */
    public URI answer(TestBrowser browser, String subject) {
        return login.signIn(browser, send(browser, "agov"), subject);
    }

    /** Signs in at the provider and comes back; where that leads. */
    public URI arrive(TestBrowser browser, String subject) {
        return TestBrowser.location(browser.get(answer(browser, subject)));
    }

    /** Opens an account for somebody whose address the provider has proven; they are signed in. */
    public URI open(TestBrowser browser, String subject, String name) {
        arrive(browser, subject);
        URI page = url().resolve("/login/federated/first");
        HttpResponse<String> opened = browser.submit(page, page, Map.of("name", name));
        return TestBrowser.location(opened);
    }

    /** Links an identity to the account that is signed in. */
    public URI connect(TestBrowser browser, String subject) {
        arriveToConnect(browser, subject);
        URI page = url().resolve("/federation/connect");
        return TestBrowser.location(browser.submit(page, page, Map.of()));
    }

    /** Comes back with an identity, to be asked whether to link it. */
    public void arriveToConnect(TestBrowser browser, String subject) {
        URI toProvider = TestBrowser.location(browser.get(url().resolve("/login/federated/agov?link")));
        browser.get(login.signIn(browser, toProvider, subject));
    }

    /** Whether somebody is signed in. */
    public boolean isSignedIn(TestBrowser browser) {
        return browser.get(url().resolve("/security")).statusCode() == 200;
    }

    /** As if nobody had ever been linked. */
    public void forgetLinks() {
        server.database().sql("delete from federation.link").update();
        server.database()
                .sql("delete from account.account where not password_chosen")
                .update();
    }

    private static List<String> provider(String name, String issuer, String proof) {
        String prefix = "meinkonto.auth.federation.providers." + name + ".";
        List<String> settings = new ArrayList<>(List.of(prefix + "issuer=" + issuer, prefix + "client-id=mein-konto",
                prefix + proof));
        List.of("de", "en", "fr", "it").forEach(language -> settings.add(prefix + "names." + language + "=" + name));
        return settings;
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("federation").algorithm(JWSAlgorithm.ES256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        login.close();
    }
}
