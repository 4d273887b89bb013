package ch.meinkonto.auth.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.administration.CareForClients.Result;
import ch.meinkonto.auth.client.AdministeredClients;
import ch.meinkonto.auth.client.ClientDraft;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.auth.testing.TestStaff;
import ch.meinkonto.ops.stores.TestPostgres;

/** Clients that administrators make: who decides, what they can do, and that a restart keeps them. */
class CareForClientsTests {
    private static final TestPostgres.Database DATABASE = TestPostgres.database("auth");
    private static final String REASON = "Ticket 815: the library's loan system";

    private static TestAuthServer server;
    private static CareForClients care;
    private static UUID paula;
    private static UUID oskar;

    @BeforeAll
    static void start() {
        server = TestAuthServer.start(DATABASE);
        care = server.bean(CareForClients.class);
        paula = TestStaff.PAULA.id(server);
        oskar = TestStaff.OSKAR.id(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void oneAdministratorRegistersWhatGivesNoPrivilegeAndARestartKeepsIt() {
        assertThat(care.save(paula, web("library", "https://library.example/callback"), REASON, null))
                .isEqualTo(new Result.Done());
        String secret = secret(care.makeSecret(paula, "library", REASON, null));
        TestClient library = new TestClient("library", secret, "https://library.example/callback",
                "openid profile");

        TestPerson person = TestPerson.resident(server);
        TestClient.Answer tokens = library.redeem(server.url(), library.code(server.url(), person.login()));
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(TestClient.claims(tokens.text("id_token"))).doesNotContainKey("roles");
        assertThat(new TestBrowser().get(server.url().resolve("/login")).headers()
                .firstValue("Content-Security-Policy")).get().asString().contains("https://library.example");
        try (TestAuthServer again = TestAuthServer.start(DATABASE)) {
            assertThat(library.redeem(again.url(), library.code(again.url(), person.login())).status())
                    .isEqualTo(200);
        }

        care.disable(paula, "library", REASON);
        URI request = library.authorizationRequest(server.url());
        assertThat(new TestBrowser().get(request).statusCode()).isEqualTo(400);
        assertThat(library.refresh(server.url(), tokens.text("refresh_token")).status()).isEqualTo(401);
    }

    @Test
    void aPrivilegeAndItsSecretTakeTwo() {
        ClientDraft draft = new ClientDraft("sensor", ClientDraft.Kind.MACHINE, "Sensor", List.of(), List.of(),
                List.of("soc:read"), false);
        Request asked = waiting(care.save(paula, draft, REASON, null));
        assertThat(refusal(() -> care.makeSecret(paula, "sensor", REASON, null))).isEqualTo(Reason.UNKNOWN);
        server.bean(FourEyes.class).approve(oskar, asked.id());

        Request secretAsked = waiting(care.makeSecret(paula, "sensor", REASON, null));
        assertThat(refusal(() -> care.fetchSecret(paula, secretAsked.id()))).isEqualTo(Reason.SECRET_GONE);
        server.bean(FourEyes.class).approve(oskar, secretAsked.id());
        assertThat(refusal(() -> care.fetchSecret(oskar, secretAsked.id()))).isEqualTo(Reason.SECRET_GONE);
        String secret = secret(care.fetchSecret(paula, secretAsked.id()));
        assertThat(refusal(() -> care.fetchSecret(paula, secretAsked.id()))).isEqualTo(Reason.SECRET_GONE);

        assertThat(new TestClient("sensor", secret, "", "soc:read")
                .token(server.url(), Map.of("grant_type", "client_credentials", "scope", "soc:read"))
                .status()).isEqualTo(200);
        assertThat(server.events().all().toString()).doesNotContain(secret, REASON);
    }

    @Test
    void anotherAddressForPeoplesCodesTakesTwo() {
        care.save(paula, web("museum", "https://museum.example/callback"), REASON, null);

        Result changed = care.save(paula, web("museum", "https://elsewhere.example/callback"), REASON, null);

        assertThat(changed).isInstanceOf(Result.Waiting.class);
        assertThat(care.save(oskar, new ClientDraft("museum", ClientDraft.Kind.WEB, "City museum",
                List.of("https://museum.example/callback"), List.of(), List.of("openid"), false), REASON, null))
                .isEqualTo(new Result.Done());
    }

    @Test
    void takingAClientOutOfUseEndsWhatWaitsAboutIt() {
        care.save(paula, web("archive", "https://archive.example/callback"), REASON, null);
        Request paulas = waiting(care.save(paula, web("archive", "https://elsewhere.example/callback"), REASON, null));

        care.disable(oskar, "archive", REASON);

        FourEyes fourEyes = server.bean(FourEyes.class);
        assertThat(refusal(() -> fourEyes.approve(oskar, paulas.id()))).isEqualTo(Reason.DECIDED);
        assertThat(server.bean(Requests.class).find(paulas.id()).orElseThrow().state())
                .isEqualTo(Request.State.REFUSED);
        assertThat(server.bean(AdministeredClients.class).find("archive").orElseThrow().disabled()).isTrue();
    }

    @Test
    void whatTheConfigurationSaysIsChangedOnlyThere() {
        assertThat(refusal(() -> care.save(paula, web("portal", "https://museum.example/callback"), REASON, null)))
                .isEqualTo(Reason.CONFIGURED);
        assertThat(refusal(() -> care.disable(paula, "portal", REASON))).isEqualTo(Reason.CONFIGURED);
        assertThat(refusal(() -> care.makeSecret(paula, "dashboards", REASON, null))).isEqualTo(Reason.CONFIGURED);
    }

    @Test
    void unknownScopesAndOthersThanAdministratorsAreRefused() {
        ClientDraft odd = new ClientDraft("odd", ClientDraft.Kind.MACHINE, "Odd", List.of(), List.of(),
                List.of("everything"), false);
        assertThat(refusal(() -> care.save(paula, odd, REASON, null))).isEqualTo(Reason.CLIENT);
        UUID resident = TestPerson.resident(server).id();
        assertThat(refusal(() -> care.save(resident, web("zoo", "https://zoo.example/a"), REASON, null)))
                .isEqualTo(Reason.NOT_ADMINISTRATOR);
        assertThat(refusal(() -> care.save(paula, web("zoo", "https://zoo.example/a"), "", null)))
                .isEqualTo(Reason.REASON_MISSING);
    }

    private static ClientDraft web(String id, String redirect) {
        return new ClientDraft(id, ClientDraft.Kind.WEB, "The " + id, List.of(redirect), List.of(),
                List.of("openid", "profile"), false);
    }

    private static String secret(Result result) {
        assertThat(result).isInstanceOf(Result.Secret.class);
        return ((Result.Secret) result).secret();
    }

    private static Request waiting(Result result) {
        assertThat(result).isInstanceOf(Result.Waiting.class);
        return ((Result.Waiting) result).request();
    }

    private static Reason refusal(Runnable deed) {
        return catchThrowableOfType(AdministrationRefused.class, deed::run).reason();
    }
}
