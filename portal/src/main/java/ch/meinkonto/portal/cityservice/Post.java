package ch.meinkonto.portal.cityservice;

import java.time.Instant;
import java.util.Locale;

/**
 * Something the city wrote to a resident, in one line of the inbox. Its page is where it is read.
 *
 * @param id unique among all post, the same for ever
 * @param service name of the city service
 * @param reference of the request it is about
 * @param subject what the request is about
 * @param kind what it is
 * @param at when it was written
 * @param path the page on which it is read
 */
public record Post(String id, String service, String reference, String subject, Kind kind, Instant at, String path) {
    /** What post can be. */
    public enum Kind {
        /** The office asks something and waits for the answer. */
        QUESTION,
        /** A question that was answered. */
        ANSWERED,
        MESSAGE,
        DECISION,
        /** Something to pay. */
        BILL;

        /** Message key of its name. */
        public String messageKey() {
            return "inbox.kind." + name().toLowerCase(Locale.ROOT);
        }
    }
}
