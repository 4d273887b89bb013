package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.TokenEvent;

class TokenTheftTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static TestAuthServer server;
    private static URI url;

    @BeforeAll
    static void start() {
        server = TestAuthServer.start();
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.events().clear();
    }

    @Test
    void aCodeIsRedeemedOnceAndASecondAttemptTakesTheTokensBack() {
        TestClient portal = TestClient.portal();
        String code = portal.code(url, ANNA);
        TestClient.Answer tokens = portal.redeem(url, code);

        TestClient.Answer again = portal.redeem(url, code);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).containsEntry("error", "invalid_grant");
        assertThat(portal.refresh(url, tokens.text("refresh_token")).status()).isEqualTo(400);
        assertThat(server.events().of(EventAction.OAUTH_TOKEN_REVOKE)).hasSize(1);
        TokenEvent issued = (TokenEvent) server.events().of(EventAction.OAUTH_TOKEN_ISSUE).getFirst();
        assertThat(server.events().of(EventAction.OAUTH_TOKEN_ISSUE)).last()
                .isEqualTo(new TokenEvent(EventAction.OAUTH_TOKEN_ISSUE, "portal", "authorization_code", List.of(),
                        issued.userId(), null, "invalid_grant", issued.familyId(), true));
    }

    @Test
    void aRefreshTokenIsReplacedWithEachUse() {
        TestClient portal = TestClient.portal();
        TestClient.Answer first = portal.redeem(url, portal.code(url, ANNA));

        TestClient.Answer second = portal.refresh(url, first.text("refresh_token"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("refresh_token")).isNotEqualTo(first.text("refresh_token"));
        assertThat(portal.refresh(url, first.text("refresh_token")).body()).containsEntry("error", "invalid_grant");
    }

    @Test
    void aStolenRefreshTokenTakesAllTokensOfThatSignInBack() {
        TestClient portal = TestClient.portal();
        TestClient.Answer stolen = portal.redeem(url, portal.code(url, ANNA));
        TestClient.Answer current = portal.refresh(url, stolen.text("refresh_token"));
        server.database().sql("update retired_refresh_token set retired_at = retired_at - interval '1 minute'")
                .update();
        server.events().clear();

        assertThat(portal.refresh(url, stolen.text("refresh_token")).body()).containsEntry("error", "invalid_grant");
        assertThat(portal.refresh(url, current.text("refresh_token")).body()).containsEntry("error", "invalid_grant");
        assertThat(server.events().of(EventAction.OAUTH_TOKEN_REVOKE)).hasSize(1);
        TokenEvent revoked = (TokenEvent) server.events().of(EventAction.OAUTH_TOKEN_REVOKE).getFirst();
        TokenEvent refused = new TokenEvent(EventAction.OAUTH_TOKEN_REFRESH, "portal", "refresh_token", List.of(),
                revoked.userId(), null, "invalid_grant", revoked.familyId(), true);
        // The owner's own token was never used before: only the copy was.
        assertThat(server.events().of(EventAction.OAUTH_TOKEN_REFRESH)).containsExactly(refused,
                new TokenEvent(EventAction.OAUTH_TOKEN_REFRESH, "portal", "refresh_token", List.of(), null, null,
                        "invalid_grant"));
    }

    @Test
    void twoTabsThatRefreshAtTheSameMomentDoNotSignThePersonOut() {
        TestClient portal = TestClient.portal();
        TestClient.Answer first = portal.redeem(url, portal.code(url, ANNA));
        TestClient.Answer second = portal.refresh(url, first.text("refresh_token"));

        portal.refresh(url, first.text("refresh_token"));

        assertThat(server.events().of(EventAction.OAUTH_TOKEN_REFRESH)).last()
                .isEqualTo(new TokenEvent(EventAction.OAUTH_TOKEN_REFRESH, "portal", "refresh_token", List.of(), null,
                        null, "invalid_grant"));
        assertThat(portal.refresh(url, second.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void ofManyThatRedeemACodeAtTheSameMomentOneWins() throws Exception {
        TestClient portal = TestClient.portal();
        String code = portal.code(url, ANNA);
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<Integer> redeem = () -> portal.redeem(url, code).status();
            List<Integer> statuses = threads.invokeAll(Collections.nCopies(6, redeem)).stream().map(answer -> {
                try {
                    return answer.get();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }).toList();
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 400).hasSize(5);
        }
        assertThat(server.events().of(EventAction.OAUTH_TOKEN_ISSUE))
                .filteredOn(event -> event.outcome() == Outcome.SUCCESS)
                .hasSize(1);
    }

    @Test
    void anAccountThatWasLockedGetsNoNewTokens() {
        TestClient portal = TestClient.portal();
        TestClient.Answer tokens = portal.redeem(url, portal.code(url, "beat.keller@example.ch"));
        server.database().sql("update account.account set status = 'LOCKED' where login like 'beat%'").update();

        assertThat(portal.refresh(url, tokens.text("refresh_token")).body()).containsEntry("error", "invalid_grant");
        assertThat(TestClient.get(url.resolve("/userinfo"), tokens.text("access_token")).status()).isEqualTo(401);
    }

    @Test
    void authorizationsGoADayAfterTheirLastTokenExpired() {
        TestClient portal = TestClient.portal();
        portal.redeem(url, portal.code(url, ANNA));
        server.bean(RecordedAuthorizations.class).removeExpired();
        assertThat(authorizations()).isPositive();

        server.database().sql("""
                update oauth2_authorization set authorization_code_expires_at = now() - interval '25 hours',
                    access_token_expires_at = now() - interval '25 hours',
                    refresh_token_expires_at = now() - interval '25 hours'""").update();
        server.bean(RecordedAuthorizations.class).removeExpired();

        assertThat(authorizations()).isZero();
    }

    private static int authorizations() {
        return server.database().sql("select count(*) from oauth2_authorization").query(Integer.class).single();
    }
}
