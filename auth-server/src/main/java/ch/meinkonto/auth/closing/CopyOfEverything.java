package ch.meinkonto.auth.closing;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.auth.account.PersonalData;
import ch.meinkonto.auth.key.Digests;
import ch.meinkonto.soc.contract.DocumentEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** All that this application keeps of a person, as a JSON document: one member for each part that keeps something. */
@Component
class CopyOfEverything {
    private final List<PersonalData> parts;
    private final JsonMapper json;
    private final SecurityEvents events;
    private final Clock clock;

    CopyOfEverything(List<PersonalData> parts, JsonMapper json, SecurityEvents events, Clock clock) {
        this.parts = parts.stream().sorted(Comparator.comparing(PersonalData::name)).toList();
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** Writes the copy and records that it was taken. */
    byte[] of(UUID accountId) {
        Map<String, Object> copy = new LinkedHashMap<>();
        copy.put("made", clock.instant());
        parts.forEach(part -> copy.put(part.name(), part.of(accountId)));
        byte[] document = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(copy);
        events.record(new DocumentEvent(Digests.sha256(accountId.toString()), "account-copy", document.length));
        return document;
    }
}
