package ch.meinkonto.portal.account;

import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;
import ch.meinkonto.portal.inbox.OpenedPost;
import ch.meinkonto.portal.lookedat.StaffLooks;

/** What the account page promises about the end of an account. */
@PortalTest
class ForgottenAccountTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private List<RecordsOfResident> records;
    @Autowired
    private StaffLooks looks;
    @Autowired
    private OpenedPost opened;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void choicesGoAndLogsStayWithoutSayingWhoseTheyWere() {
        Browser.of(pages, "leaver").post("/account/notifications", "topic", "reminder");
        FormerResident former = new FormerResident(UUID.randomUUID());
        transactions.executeWithoutResult(status -> {
            looks.add("viewer", "leaver", "parking-permit", "PK-2026-LEAVES01", "control");
            opened.open("decision LEAVES01", "leaver", "decision", 1);
            records.forEach(kept -> kept.forget("leaver", former));
        });

        assertThat(count("select count(*) from notification.choice where owner = 'leaver'")).isZero();
        assertThat(count("select count(*) from lookedat.look where owner = 'leaver'")).isZero();
        assertThat(count("select count(*) from inbox.opened where owner = 'leaver'")).isZero();
        assertThat(looks.newestLooksAt(former.owner(), 5)).hasSize(1);
        assertThat(opened.openedAt(List.of("decision LEAVES01"))).hasSize(1);
    }

    @Test
    void keepsOnlyTheMailsThatWereChosen() {
        Browser anna = Browser.of(pages, "chooser");
        assertThat(text(anna.get("/account/notifications"))).contains("chooser@example.ch")
                .doesNotContain("checked=");
        assertThat(anna.post("/account/notifications", "topic", "reminder", "topic", "everything"))
                .hasRedirectedUrl("/account/notifications?saved=true");
        assertThat(text(anna.get("/account/notifications?saved=true"))).contains("Ihre Wahl ist gespeichert")
                .containsPattern("id=\"topic-reminder\"[^>]*checked=").doesNotContainPattern(
                        "id=\"topic-looked-at\"[^>]*checked=");
        anna.post("/account/notifications");
        assertThat(text(anna.get("/account/notifications"))).doesNotContain("checked=");
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
