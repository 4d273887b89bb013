package ch.meinkonto.auth.session;

import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.PersonalData;

/** The open sessions in a person's copy of everything. */
@Component
class SessionData implements PersonalData {
    private final Sessions sessions;

    SessionData(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public Object of(UUID accountId) {
        return sessions.of(accountId.toString(), "")
                .stream()
                .map(session -> Map.of("begun", session.begun(), "lastUsed", session.lastUsed(), "network",
                        session.place().network(), "device", session.place().name()))
                .toList();
    }
}
