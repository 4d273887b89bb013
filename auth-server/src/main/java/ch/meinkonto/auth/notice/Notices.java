package ch.meinkonto.auth.notice;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.Accounts;

/** Tells people what changed on their account, in the language in which it was changed. */
@Component
public class Notices {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm")
            .withZone(ZoneId.of("Europe/Zurich"));

    private final Accounts accounts;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Notices(Accounts accounts, ApplicationEventPublisher publisher, Clock clock) {
        this.accounts = accounts;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Tells the owner of an account, in the current transaction. The first place of every text is the time.
     *
     * @param kind which letter, kebab-case
     * @param arguments for the places after the first
     */
    public void tell(UUID accountId, String kind, String... arguments) {
        List<String> all = Stream.concat(Stream.of(WHEN.format(clock.instant())), Stream.of(arguments)).toList();
        accounts.find(accountId)
                .ifPresent(account -> publisher.publishEvent(
                        new Notice(account.login().value(), kind, LocaleContextHolder.getLocale(), all)));
    }
}
