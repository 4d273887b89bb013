package ch.meinkonto.portal.cases;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes the reasons of a decision, or what the office asks back: a text block of the service, in the language of whoever reads
 * it, and what staff add in their own words.
 */
@Component
class Reasons {
    private final MessageSource texts;

    Reasons(MessageSource texts) {
        this.texts = texts;
    }

    /**
     * Reasons as staff give them.
     *
     * @param block name of a text block of the service, empty where none is used
     * @param own in their own words; may be empty where there is a block
     */
    record Given(String block, String own) {
        /** Whether anything is said at all. */
        boolean isEmpty() {
            return block.isEmpty() && own.isBlank();
        }
    }

    /** The reasons in full, each of the two a paragraph. */
    String write(OnlineService service, Given given, Locale language) {
        String block = given.block().isEmpty()
                ? ""
                : texts.getMessage(service.city().name() + ".block." + given.block(), null, language);
        return (block + "\n\n" + given.own().strip()).strip();
    }
}
