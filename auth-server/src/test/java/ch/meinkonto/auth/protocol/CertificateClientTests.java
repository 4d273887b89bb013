package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestCertificates;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.ops.stores.TestPostgres;

/** Clients that show a certificate, and tokens bound to it: RFC 8705, over a connector with TLS. */
class CertificateClientTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final JsonMapper JSON = new JsonMapper();
    private static final TestClient PORTAL = TestClient.portal();
    private static final Map<String, String> MACHINE = Map.of("grant_type", "client_credentials", "client_id", "engine",
            "scope", "soc:respond", "resource", "http://localhost:8095/api/v1");
    private static TestCertificates certificates;
    private static TestCertificates strangers;
    private static TestAuthServer server;
    private static URI url;
    private static URI secure;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        certificates = new TestCertificates(Files.createDirectory(folder.resolve("ours")));
        certificates.issue("engine", "CN=engine,O=City", "eku=clientAuth");
        certificates.issue("portal", "CN=portal,O=City", "eku=clientAuth");
        strangers = new TestCertificates(Files.createDirectory(folder.resolve("strangers")));
        strangers.issue("engine", "CN=engine,O=City", "eku=clientAuth");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        secure = URI.create("https://127.0.0.1:" + port);
        List<String> settings = new ArrayList<>(certificates.bundle("clients"));
        settings.addAll(
                List.of("meinkonto.auth.certificates.bundle=clients", "meinkonto.auth.certificates.port=" + port,
                        "meinkonto.auth.certificates.address=" + secure, "meinkonto.auth.clients.engine.secret=",
                        "meinkonto.auth.clients.engine.certificate-subject=CN=engine,O=City",
                        "meinkonto.auth.clients.portal.secret=",
                        "meinkonto.auth.clients.portal.certificate-subject=CN=portal,O=City"));
        server = TestAuthServer.start(TestPostgres.database("certificates"), settings.toArray(String[]::new));
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Sections 2.1 and 3.1. */
    @Test
    void aClientWithItsCertificateGetsATokenThatIsBoundToIt() throws Exception {
        TestClient.Answer answer = post("engine", "/oauth2/token", MACHINE);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(TestClient.claims(answer.text("access_token"))).containsEntry("client_id", "engine")
                .containsEntry("cnf", Map.of("x5t#S256",
                        CertificateClients.thumbprint(certificates.certificate("engine"))));
    }

    /** Section 2.1.2: the subject is the client's. */
    @Test
    void anotherClientsCertificateIsNotEnough() throws Exception {
        TestClient.Answer answer = post("portal", "/oauth2/token", MACHINE);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(Map.of("error", "invalid_client"));
    }

    @Test
    void withoutItsCertificateTheClientIsNobody() {
        assertThat(new TestClient("engine", null, "", "").token(url, MACHINE).status()).isEqualTo(401);
        assertThat(new TestClient("engine", TestAuthServer.ENGINE_SECRET, "", "").token(url, MACHINE).status())
                .isEqualTo(401);
    }

    /** Section 7.1: what anybody issued, anybody can have. */
    @Test
    void nobodyConnectsWithoutACertificateOfOurAuthority() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> post(certificates.showing(null), "/oauth2/token", MACHINE));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> post(certificates.showing(strangers, "engine"), "/oauth2/token", MACHINE));
    }

    /** RFC 7636 beside RFC 8705: a client that redeems a code is no public one. */
    @Test
    void codesAndRefreshTokensAreRedeemedWithTheCertificate() throws Exception {
        TestClient.Answer tokens = redeem();
        assertThat(tokens.status()).as(tokens.toString()).isEqualTo(200);

        Map<String, String> refresh = Map.of("grant_type", "refresh_token", "client_id", "portal", "refresh_token",
                tokens.text("refresh_token"));
        assertThat(post("engine", "/oauth2/token", refresh).status()).isEqualTo(401);
        TestClient.Answer renewed = post("portal", "/oauth2/token", refresh);

        assertThat(TestClient.claims(renewed.text("access_token"))).containsEntry("cnf", Map.of("x5t#S256",
                CertificateClients.thumbprint(certificates.certificate("portal"))));
        assertThat(post("portal", "/oauth2/introspect",
                Map.of("client_id", "portal", "token", renewed.text("access_token"))).body()).containsEntry("active",
                        true)
                .containsKey("cnf");
        assertThat(post("portal", "/oauth2/revoke",
                Map.of("client_id", "portal", "token", renewed.text("access_token"))).status()).isEqualTo(200);
    }

    /** Section 3: at our own resource, the user-info endpoint. */
    @Test
    void aBoundTokenOpensNothingWithoutItsCertificate() throws Exception {
        String token = redeem().text("access_token");

        assertThat(userInfo(certificates.showing("portal"), token)).isEqualTo(200);
        assertThat(userInfo(certificates.showing("engine"), token)).isEqualTo(401);
        assertThat(TestClient.get(url.resolve("/userinfo"), token).status()).isEqualTo(401);
    }

    /** Sections 3.3 and 5. */
    @Test
    void discoveryTellsWhereClientsWithACertificateGo() {
        Map<String, Object> metadata = TestClient.get(url.resolve("/.well-known/openid-configuration"), "none").body();

        assertThat(metadata).containsEntry("tls_client_certificate_bound_access_tokens", true)
                .containsEntry("token_endpoint_auth_methods_supported",
                        List.of("client_secret_basic", "private_key_jwt", "none", "tls_client_auth"))
                .containsEntry("introspection_endpoint_auth_methods_supported",
                        List.of("client_secret_basic", "private_key_jwt", "tls_client_auth"));
        assertThat(metadata.get("mtls_endpoint_aliases")).asInstanceOf(
                InstanceOfAssertFactories.map(String.class, String.class))
                .containsEntry("token_endpoint", secure + "/oauth2/token")
                .containsEntry("userinfo_endpoint", secure + "/userinfo");
    }

    private static TestClient.Answer redeem() throws Exception {
        Map<String, String> redeem = new HashMap<>(Map.of("grant_type", "authorization_code", "client_id", "portal",
                "redirect_uri", PORTAL.redirectUri(), "code_verifier", TestClient.VERIFIER));
        redeem.put("code", PORTAL.code(url, ANNA));
        return post("portal", "/oauth2/token", redeem);
    }

    private static TestClient.Answer post(String certificate, String path, Map<String, String> parameters)
            throws Exception {
        return post(certificates.showing(certificate), path, parameters);
    }

    private static TestClient.Answer post(SSLContext shown, String path, Map<String, String> parameters)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(secure.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(TestBrowser.form(parameters)))
                .build();
        HttpResponse<String> response = send(shown, request);
        return new TestClient.Answer(response.statusCode(), document(response.body()), response.headers());
    }

    private static int userInfo(SSLContext shown, String token) throws Exception {
        return send(shown, HttpRequest.newBuilder(secure.resolve("/userinfo"))
                .header("Authorization", "Bearer " + token)
                .build()).statusCode();
    }

    private static HttpResponse<String> send(SSLContext shown, HttpRequest request)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().sslContext(shown).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> document(String body) {
        return body.isBlank() ? Map.of() : JSON.readValue(body, Map.class);
    }
}
