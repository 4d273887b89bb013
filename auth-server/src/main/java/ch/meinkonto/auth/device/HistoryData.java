package ch.meinkonto.auth.device;

import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.PersonalData;

/** The history of sign-ins in a person's copy of everything. */
@Component
class HistoryData implements PersonalData {
    private final SignInHistory history;

    HistoryData(SignInHistory history) {
        this.history = history;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Object of(UUID accountId) {
        return history.of(accountId);
    }
}
