package ch.meinkonto.auth.mail;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes letters in the language of the person, from the texts {@code mail.<kind>.subject} and {@code mail.<kind>.text}, and
 * queues them in the current transaction.
 */
@Component
public class Letters {
    private final MessageSource texts;
    private final OutgoingLetters outgoing;

    Letters(MessageSource texts, OutgoingLetters outgoing) {
        this.texts = texts;
        this.outgoing = outgoing;
    }

    /**
     * Writes to an address.
     *
     * @param kind which letter, kebab-case
     * @param arguments what the text has places for
     */
    public void send(String to, String kind, Locale language, Object... arguments) {
        outgoing.add(letter(to, kind, language, arguments));
    }

    /** Does the same work and sends nothing, so that nobody can tell by the time it takes. */
    public void pretend(String kind, Locale language, Object... arguments) {
        outgoing.addForNobody(letter("nobody@invalid", kind, language, arguments));
    }

    private Letter letter(String to, String kind, Locale language, Object... arguments) {
        return new Letter(to, texts.getMessage("mail." + kind + ".subject", null, language),
                texts.getMessage("mail.hello", null, language) + "\n\n"
                        + texts.getMessage("mail." + kind + ".text", arguments, language) + "\n\n"
                        + texts.getMessage("mail.goodbye", null, language) + "\n");
    }
}
