package ch.meinkonto.ops.ech;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The header of every message (eCH-0058 {@code headerType}).
 *
 * @param route from whom, to whom
 * @param references what it belongs to
 * @param type type of message, an address; with a subtype of 1 to 36 characters
 * @param subtype see there
 * @param application what sends it
 * @param subject at most 100 characters
 * @param comment at most 250 characters
 * @param dates when
 * @param action what the receiver is to do with it
 * @param test whether this is a test, without effect in the world
 * @param responseExpected whether the sender waits for an answer
 * @param caseClosed whether it is the last message of its case
 * @param metaData what else sender and receiver have agreed on
 */
public record Header(Route route, References references, String type, @Nullable String subtype,
        Application application, @Nullable String subject, @Nullable String comment, Dates dates, Action action,
        boolean test, @Nullable Boolean responseExpected, @Nullable Boolean caseClosed, List<MetaData> metaData) {
    private static final int LONGEST_SUBTYPE = 36;
    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_COMMENT = 250;

    public Header {
        Texts.uri(type);
        Texts.optionalToken(subtype, 1, LONGEST_SUBTYPE);
        Texts.optionalToken(subject, 1, LONGEST_SUBJECT);
        Texts.optionalToken(comment, 1, LONGEST_COMMENT);
        metaData = List.copyOf(metaData);
    }

    /**
     * From whom to whom.
     *
     * @param sender address of the sender, such as {@code sedex://1-261-1}
     * @param originalSender on whose behalf
     * @param localReference who declared it, 1 to 100 characters
     * @param recipients addresses of those it is for
     */
    public record Route(String sender, @Nullable String originalSender, @Nullable String localReference,
            List<String> recipients) {
        private static final int LONGEST_REFERENCE = 100;

        public Route {
            Texts.uri(sender);
            Texts.optionalUri(originalSender);
            Texts.optionalToken(localReference, 1, LONGEST_REFERENCE);
            recipients = List.copyOf(recipients);
            recipients.forEach(Texts::uri);
        }
    }

    /**
     * What a message belongs to.
     *
     * @param message its own number, by which a repetition is known; 1 to 36 characters
     * @param answered number of the message it answers; 1 to 36 characters
     * @param process number of the case; 1 to 128 characters
     * @param ours the sender's file; 1 to 50 characters
     * @param yours the recipient's file; 1 to 50 characters
     * @param transaction number of the transaction; 1 to 50 characters
     */
    public record References(String message, @Nullable String answered, @Nullable String process,
            @Nullable String ours, @Nullable String yours, @Nullable String transaction) {
        private static final int LONGEST_MESSAGE = 36;
        private static final int LONGEST_PROCESS = 128;
        private static final int LONGEST_FILE = 50;

        public References {
            Texts.token(message, 1, LONGEST_MESSAGE);
            Texts.optionalToken(answered, 1, LONGEST_MESSAGE);
            Texts.optionalToken(process, 1, LONGEST_PROCESS);
            Texts.optionalToken(ours, 1, LONGEST_FILE);
            Texts.optionalToken(yours, 1, LONGEST_FILE);
            Texts.optionalToken(transaction, 1, LONGEST_FILE);
        }
    }

    /**
     * What sent a message.
     *
     * @param manufacturer 1 to 30 characters
     * @param product 1 to 30 characters
     * @param version 1 to 10 characters
     */
    public record Application(String manufacturer, String product, String version) {
        private static final int LONGEST_NAME = 30;
        private static final int LONGEST_VERSION = 10;

        public Application {
            Texts.token(manufacturer, 1, LONGEST_NAME);
            Texts.token(product, 1, LONGEST_NAME);
            Texts.token(version, 1, LONGEST_VERSION);
        }

        static Application read(ElementReader in) {
            return new Application(in.value("manufacturer", Lexical::collapsed),
                    in.value("product", Lexical::collapsed), in.value("productVersion", Lexical::collapsed));
        }

        void write(ElementWriter out) {
            out.value("manufacturer", manufacturer);
            out.value("product", product);
            out.value("productVersion", version);
        }
    }

    /**
     * When.
     *
     * @param message when it was written
     * @param first when its first form was written, of a correction
     * @param event when what it tells of happens
     * @param modified when the register changed
     */
    public record Dates(Instant message, @Nullable Instant first, @Nullable LocalDate event,
            @Nullable LocalDate modified) {
        public Dates {
            Lexical.text(message);
            if (first != null) {
                Lexical.text(first);
            }
        }
    }

    /**
     * A name and a value.
     *
     * @param name 1 to 20 characters
     * @param value 1 to 50 characters
     */
    public record MetaData(String name, String value) {
        private static final int LONGEST_NAME = 20;
        private static final int LONGEST_VALUE = 50;

        public MetaData {
            Texts.token(name, 1, LONGEST_NAME);
            Texts.token(value, 1, LONGEST_VALUE);
        }

        static MetaData read(ElementReader in) {
            return new MetaData(in.value("metaDataName", Lexical::collapsed),
                    in.value("metaDataValue", Lexical::collapsed));
        }

        void write(ElementWriter out) {
            out.value("metaDataName", name);
            out.value("metaDataValue", value);
        }
    }

    /** What the receiver is to do (eCH-0058 {@code actionType}). */
    public enum Action implements Coded {
        NEW("1"),
        RECALL("3"),
        CORRECTION("4"),
        REQUEST("5"),
        RESPONSE("6"),
        NEGATIVE_REPORT("8"),
        POSITIVE_REPORT(
                "9"),
        FORWARD("10"),
        REMINDER("12");

        private final String code;

        Action(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * The header of an answer to this message: it goes back to the sender, in the same case, and names what it answers.
     *
     * @param self address of who answers
     * @param message number of the answer
     */
    public Header answer(String self, String message, Application from, Action with, Instant at) {
        References answer = new References(message, references.message(), references.process(), references.yours(),
                references.ours(), references.transaction());
        return new Header(new Route(self, null, null, List.of(route.sender())), answer, type, subtype, from, null,
                null, new Dates(at, null, null, null), with, test, null, null, List.of());
    }

    static Header read(ElementReader in) {
        Header header = HeaderFields.read(in);
        in.refuseUnsupported("extension");
        return header;
    }

    void write(ElementWriter out) {
        HeaderFields.write(this, out);
    }
}
