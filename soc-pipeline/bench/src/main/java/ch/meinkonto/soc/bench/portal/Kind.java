package ch.meinkonto.soc.bench.portal;

import java.util.Locale;

/** What a resident waits for. */
enum Kind {
    /** From the click on "sign in" to the page behind it: the whole code flow with a pushed request and the password. */
    LOGIN,
    /** A page, also one that follows an answer: then the answer is part of it. */
    PAGE,
    /** From handing in to the confirmation: decided, signed and stored. */
    SUBMISSION;

    /** As figures name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT) + "s";
    }
}
