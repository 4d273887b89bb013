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

/** Tells residents who wish so, by mail, that an office looked at one of their requests: once a day for each request. */
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
        Object[] facts = {reference, texts.getMessage("service." + office + ".title", null, language),
                portal.address("/account/looked-at")};
        outbox.publishEvent(new OutgoingMail(email, texts.getMessage("looked-at.mail.subject", facts, language),
                texts.getMessage("looked-at.mail.text", facts, language)));
    }

    private boolean isFirstToday(String owner, String reference) {
        return jdbc.sql("insert into lookedat.told (owner, reference, day) values (?, ?, ?) on conflict do nothing")
                .params(owner, reference, LocalDate.ofInstant(clock.instant(), ZURICH))
                .update() == 1;
    }
}
