package ch.meinkonto.portal.mandate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to give a mandate.
 *
 * @param services names of the services they ticked
 * @param until last day, as they wrote it
 */
record MandateForm(List<String> services, String until) {
    private static final DateTimeFormatter SWISS = DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    MandateForm {
        services = List.copyOf(services);
        until = until.strip();
    }

    /**
     * What is wrong, by field: message keys. Empty when a mandate can be given so.
     *
     * @param open names of the services that can be chosen
     * @param latest last day that can be chosen
     */
    Map<String, String> problems(Set<String> open, LocalDate today, LocalDate latest) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (scope(open).isEmpty()) {
            problems.put("services", "mandate.new.services.missing");
        }
        LocalDate day = day();
        if (day == null) {
            problems.put("until", "mandate.new.until.not-a-date");
        } else if (day.isBefore(today)) {
            problems.put("until", "mandate.new.until.past");
        } else if (day.isAfter(latest)) {
            problems.put("until", "mandate.new.until.too-late");
        }
        return problems;
    }

    /** The services, without any that is not offered. */
    SortedSet<String> scope(Set<String> open) {
        SortedSet<String> scope = new TreeSet<>(services);
        scope.retainAll(open);
        return scope;
    }

    @Nullable
    LocalDate day() {
        try {
            return LocalDate.parse(until, SWISS);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
