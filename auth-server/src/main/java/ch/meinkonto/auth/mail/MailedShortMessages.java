package ch.meinkonto.auth.mail;

import java.util.Locale;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Short messages by way of a gateway that takes mails to {@code <number>@<its domain>}, as the large providers offer it. */
@Component
class MailedShortMessages implements ShortMessages {
    private final MessageSource texts;
    private final OutgoingLetters outgoing;
    private final String gateway;

    MailedShortMessages(MessageSource texts, OutgoingLetters outgoing,
            @Value("${meinkonto.auth.contact.message-gateway}") String gateway) {
        this.texts = texts;
        this.outgoing = outgoing;
        this.gateway = gateway;
    }

    @Override
    public void send(String number, String kind, Locale language, Object... arguments) {
        outgoing.add(new Letter(number + '@' + gateway, texts.getMessage("name", null, language),
                texts.getMessage("message." + kind, arguments, language)));
    }
}
