package ch.meinkonto.portal.catalogue;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.LifeEvent;

/** All services of the city by life event, those online first; and what of it matches words someone typed. */
@Component
class Catalogue {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s,.;:!?-]+");

    /** What the city does at the counter only, so far; here so that nobody searches in vain. */
    private static final Map<String, LifeEvent> AT_THE_COUNTER = Map.of("holiday-courses", LifeEvent.CHILDREN,
            "jobs", LifeEvent.WORK);

    private final List<CityService> services;
    private final MessageSource texts;

    Catalogue(List<CityService> services, MessageSource texts) {
        this.services = services;
        this.texts = texts;
    }

    /**
     * A service in the catalogue.
     *
     * @param name its texts begin with {@code service.name}
     * @param lifeEvent its group
     * @param path its start page; absent when it is done at the counter
     */
    record Entry(String name, LifeEvent lifeEvent, @Nullable String path) {
        /** Whether it can be done here. */
        public boolean online() {
            return path != null;
        }

        /** Message key of its name. */
        public String titleKey() {
            return "service." + name + ".title";
        }

        /** Message key of what one gets, in one sentence. */
        public String summaryKey() {
            return "service." + name + ".summary";
        }
    }

    /** The services whose texts contain every word, in the language of the page; all of them without words. */
    Map<LifeEvent, List<Entry>> find(String words, Locale language) {
        List<String> wanted = Arrays.stream(BLANKS.split(plain(words))).filter(word -> !word.isEmpty()).toList();
        Map<LifeEvent, List<Entry>> found = new EnumMap<>(LifeEvent.class);
        for (LifeEvent lifeEvent : LifeEvent.values()) {
            List<Entry> entries = entries().filter(entry -> entry.lifeEvent() == lifeEvent)
                    .filter(entry -> wanted.stream().allMatch(textsOf(entry, language)::contains))
                    .toList();
            if (!entries.isEmpty()) {
                found.put(lifeEvent, entries);
            }
        }
        return found;
    }

    private Stream<Entry> entries() {
        Stream<Entry> online = services.stream()
                .map(service -> new Entry(service.name(), service.lifeEvent(), service.path()));
        Stream<Entry> counter = AT_THE_COUNTER.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(service -> new Entry(service.getKey(), service.getValue(), null));
        return Stream.concat(online, counter);
    }

    private String textsOf(Entry entry, Locale language) {
        String keywords = "service." + entry.name() + ".keywords";
        return plain(Stream.of(entry.titleKey(), entry.summaryKey(), keywords)
                .map(key -> texts.getMessage(key, null, language))
                .reduce("", (left, right) -> left + " " + right));
    }

    /** Lower case without accents: "Velo" finds "Vélo", "uberzug" finds "Überzug". */
    private static String plain(String text) {
        String decomposed = Normalizer.normalize(text.strip(), Normalizer.Form.NFD);
        return ACCENTS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
