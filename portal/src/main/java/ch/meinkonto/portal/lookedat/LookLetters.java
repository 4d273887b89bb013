package ch.meinkonto.portal.lookedat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.PortalSettings;
import ch.meinkonto.portal.mail.OutgoingMail;
import ch.meinkonto.portal.notification.MailChoices;
import ch.meinkonto.portal.notification.Topic;

/**
 * Tells residents who wish so, by mail, that an office looked at one of their requests, or whom they gave a mandate: once a day
 * for each request, and once a day for each service with a mandate.
 */
@Component
public class LookLetters {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final MailChoices choices;
    private final JdbcClient jdbc;
    private final MessageSource texts;
    private final PortalSettings portal;
    private final ApplicationEventPublisher outbox;
    private final Clock clock;

    LookLetters(MailChoices choices, JdbcClient jdbc, MessageSource texts, PortalSettings portal,
            ApplicationEventPublisher outbox, Clock clock) {
        this.choices = choices;
        this.jdbc = jdbc;
        this.texts = texts;
        this.portal = portal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Puts a mail into the outbox of the current transaction, if its reader wants one and got none today.
     *
     * @param owner account id of whose request it is
     * @param email their address, absent where none is known
     * @param office name of the city service
     * @param reference of the request
     */
    public void tell(String owner, @Nullable String email, Locale language, String office, String reference) {
        if (email == null || !choices.wants(owner, Topic.LOOKED_AT) || !isFirstToday(owner, reference)) {
            return;
        }
        send("looked-at.mail", reference, email, language, office);
    }

    /**
     * The same for a look by mandate.
     *
     * @param owner account id of whoever gave the mandate
     * @param email their address, absent where none is known
     * @param representative name of who looks
     * @param office name of the city service in which they look
     */
    public void tellOfRepresentative(String owner, @Nullable String email, Locale language, String representative,
            String office) {
        if (email == null || !choices.wants(owner, Topic.LOOKED_AT) || !isFirstToday(owner, "mandate " + office)) {
            return;
        }
        send("looked-at.mail.mandate", representative, email, language, office);
    }

    /** Texts may mention {0} the request or who looked, {1} the service, {2} the address of the page. */
    private void send(String key, String what, String email, Locale language, String office) {
        Object[] facts = {what, texts.getMessage("service." + office + ".title", null, language),
                portal.address("/account/looked-at")};
        outbox.publishEvent(new OutgoingMail(email, texts.getMessage(key + ".subject", facts, language),
                texts.getMessage(key + ".text", facts, language)));
    }

    private boolean isFirstToday(String owner, String reference) {
        return jdbc.sql("insert into lookedat.told (owner, reference, day) values (?, ?, ?) on conflict do nothing")
                .params(owner, reference, LocalDate.ofInstant(clock.instant(), ZURICH))
                .update() == 1;
    }
}
