package ch.meinkonto.soc.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.contract.Alert;

/** The document of an alert, whole. */
class AlertDocumentTests {
    private static final StoredAlert STORED = new StoredAlert(
            new Alert("5f0c1d5e-6f0b-5c1a-8f43-6a1f2b9c7d10", "brute-force", "0b8f6f0e-2f0b-4f5e-9a61-0b8a4a1f7d22",
                    "Brute Force Against One Account", "medium", 47,
                    "12 failed sign-ins for one account from 2 addresses in 4 minutes", List.of("T1110.001"),
                    List.of("credential-access"), Map.of("user.hash", "anna"), List.of("event-1", "event-2"), 12,
                    Instant.parse("2026-11-23T08:00:00Z"), Instant.parse("2026-11-23T08:04:00Z"),
                    Instant.parse("2026-11-23T08:03:01Z"), "acknowledged", "nina", null, List.of("0197-anna"),
                    List.of("203.0.113.7", "203.0.113.8")),
            "2026-11-23", "event-1", Instant.parse("2026-11-23T08:03:00Z"), Instant.parse("2026-11-23T08:04:01Z"),
            List.of("5f0c1d5e-6f0b-5c1a-8f43-6a1f2b9c7d09"));

    private static final String DOCUMENT = """
            {
              "@timestamp": "2026-11-23T08:03:01Z",
              "ecs": {"version": "9.2.0"},
              "event": {"kind": "alert", "id": "5f0c1d5e-6f0b-5c1a-8f43-6a1f2b9c7d10", "severity": 47},
              "rule": {"id": "0b8f6f0e-2f0b-4f5e-9a61-0b8a4a1f7d22", "name": "Brute Force Against One Account",
                "version": "2026-11-23"},
              "threat": {"technique": {"id": ["T1110.001"]}, "tactic": {"name": ["credential-access"]}},
              "user": {"id": ["0197-anna"]},
              "client": {"ip": ["203.0.113.7", "203.0.113.8"]},
              "related": {"user": ["0197-anna"], "ip": ["203.0.113.7", "203.0.113.8"]},
              "meinkonto": {"alert": {
                "detection": "brute-force",
                "level": "medium",
                "risk": 47,
                "summary": "12 failed sign-ins for one account from 2 addresses in 4 minutes",
                "status": "acknowledged",
                "assignee": "nina",
                "group": {"user.hash": "anna"},
                "event_ids": ["event-1", "event-2"],
                "event_count": 12,
                "first_event": "2026-11-23T08:00:00Z",
                "last_event": "2026-11-23T08:04:00Z",
                "created": "2026-11-23T08:03:01Z",
                "updated": "2026-11-23T08:04:01Z",
                "anchor": "event-1",
                "fired": "2026-11-23T08:03:00Z",
                "former_ids": ["5f0c1d5e-6f0b-5c1a-8f43-6a1f2b9c7d09"]
              }}
            }
            """;

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void isWrittenAsAgreed() {
        assertThat(json.readTree(json.writeValueAsString(AlertDocument.of(STORED)))).isEqualTo(json.readTree(DOCUMENT));
    }

    @Test
    @SuppressWarnings("unchecked")
    void isReadBackAsItWas() {
        assertThat(AlertDocument.read(json.readValue(DOCUMENT, Map.class))).isEqualTo(STORED);
    }

    @Test
    void idsAreVersionFiveUuids() {
        assertThat(NameBasedId.of("x").version()).isEqualTo(5);
        assertThat(NameBasedId.of("x").variant()).isEqualTo(2);
        assertThat(NameBasedId.of("x")).isEqualTo(NameBasedId.of("x")).isNotEqualTo(NameBasedId.of("y"));
    }
}
