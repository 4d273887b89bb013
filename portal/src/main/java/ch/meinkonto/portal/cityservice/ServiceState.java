package ch.meinkonto.portal.cityservice;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether a city service takes new requests. Requests that were handed in go on in any state. */
public sealed interface ServiceState {
    /** Whether it takes new requests on a day. */
    boolean isOpenOn(LocalDate day);

    /** Lower case, as messages and events know it. */
    default String code() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** It takes requests. */
    record Open() implements ServiceState {
        @Override
        public boolean isOpenOn(LocalDate day) {
            return true;
        }
    }

    /**
     * It takes requests for a while.
     *
     * @param from first day
     * @param until last day
     */
    record Seasonal(LocalDate from, LocalDate until) implements ServiceState {
        public Seasonal {
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("a season ends after it has begun");
            }
        }

        @Override
        public boolean isOpenOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }

        /** Whether it is still to come. */
        public boolean isAfter(LocalDate day) {
            return from.isAfter(day);
        }
    }

    /**
     * It takes none at the moment, for a reason that people are told.
     *
     * @param inLanguages language code to text, in every language of the portal
     */
    record Paused(SortedMap<String, String> inLanguages) implements ServiceState {
        /** The codes of the languages, German first. */
        public static final List<String> LANGUAGES = List.of("de", "en", "fr", "it");
        private static final int LONGEST = 500;

        public Paused {
            inLanguages = Collections.unmodifiableSortedMap(new TreeMap<>(inLanguages));
            if (!inLanguages.keySet().equals(Set.copyOf(LANGUAGES)) || inLanguages.values()
                    .stream()
                    .anyMatch(text -> text.isBlank() || text.length() > LONGEST)) {
                throw new IllegalArgumentException("a pause is explained in every language, in 500 characters at most");
            }
        }

        @Override
        public boolean isOpenOn(LocalDate day) {
            return false;
        }

        /** The text in a language; German where it is none of ours. */
        public String in(Locale language) {
            return inLanguages.getOrDefault(language.getLanguage(), inLanguages.getOrDefault("de", ""));
        }
    }

    /** It takes no requests any more. */
    record Closed() implements ServiceState {
        @Override
        public boolean isOpenOn(LocalDate day) {
            return false;
        }
    }
}
