package ch.meinkonto.securitytests.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The findings that were accepted: {@code allowed-findings.yml}, reviewed like code. */
record AllowList(List<AllowedFinding> entries) {
    private static final Set<String> KEYS = Set.of("rule", "url", "reason", "until");

    /** The one that is checked in. */
    static AllowList checkedIn() {
        try (InputStream file = AllowList.class.getResourceAsStream("allowed-findings.yml")) {
            if (file == null) {
                throw new IllegalStateException("allowed-findings.yml is not on the class path");
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException if an entry lacks rule, url, reason or date
     */
    static AllowList parse(String yaml) {
        List<AllowedFinding> entries = new ArrayList<>();
        for (JsonNode entry : YAMLMapper.builder().build().readTree(yaml)) {
            if (!Set.copyOf(entry.propertyNames()).equals(KEYS) || entry.path("reason").asString("").length() < 20) {
                throw new IllegalArgumentException("an accepted finding needs rule, url, until and a reason of at "
                        + "least 20 letters, and nothing else: " + entry);
            }
            try {
                entries.add(
                        new AllowedFinding(entry.path("rule").asInt(), Pattern.compile(entry.path("url").asString()),
                                entry.path("reason").asString(), LocalDate.parse(entry.path("until").asString())));
            } catch (PatternSyntaxException | DateTimeException malformed) {
                throw new IllegalArgumentException("accepted finding " + entry + ": " + malformed.getMessage(),
                        malformed);
            }
        }
        return new AllowList(List.copyOf(entries));
    }

    /** The entry that accepts a finding today. */
    Optional<AllowedFinding> entryFor(Finding finding, LocalDate today) {
        return entries.stream().filter(entry -> entry.covers(finding, today)).findFirst();
    }

    /** Entries whose day is over. */
    List<AllowedFinding> expired(LocalDate today) {
        return entries.stream().filter(entry -> today.isAfter(entry.until())).toList();
    }
}
