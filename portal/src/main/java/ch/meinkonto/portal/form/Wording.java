package ch.meinkonto.portal.form;

import java.util.Locale;

/** Something a text mentions that is words itself, for example what the city wrote in several languages. */
@FunctionalInterface
public interface Wording {
    /** It in a language. */
    String in(Locale language);
}
