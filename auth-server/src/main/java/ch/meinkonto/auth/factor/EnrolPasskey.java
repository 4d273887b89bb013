package ch.meinkonto.auth.factor;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.auth.device.SignInHistory;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.SecondFactorEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Takes the code with which somebody adds a passkey. Wrong ones count with all other wrong codes of the account. */
@Component
class EnrolPasskey {
    private static final String FACTOR = "enrolment_code";

    private final EnrolmentCodes codes;
    private final WrongCodes wrongCodes;
    private final SignInHistory history;
    private final SecurityEvents events;

    EnrolPasskey(EnrolmentCodes codes, WrongCodes wrongCodes, SignInHistory history, SecurityEvents events) {
        this.codes = codes;
        this.wrongCodes = wrongCodes;
        this.history = history;
        this.events = events;
    }

    /** Looks at a code, and uses it up if it is right. Each attempt is recorded. */
    @Transactional
    SecondFactors.Answer take(UUID accountId, String typed) {
        wrongCodes.lock(accountId);
        if (wrongCodes.areTooMany(accountId)) {
            record(accountId, Outcome.FAILURE, "throttled");
            history.failed(accountId, SignInHistory.Outcome.REFUSED);
            return SecondFactors.Answer.TOO_MANY;
        }
        if (!codes.take(accountId, typed)) {
            record(accountId, Outcome.FAILURE, "wrong_code");
            history.failed(accountId, SignInHistory.Outcome.WRONG_CODE);
            return wrongCodes.add(accountId) ? SecondFactors.Answer.TOO_MANY : SecondFactors.Answer.WRONG;
        }
        wrongCodes.forget(accountId);
        record(accountId, Outcome.SUCCESS, null);
        return SecondFactors.Answer.RIGHT;
    }

    private void record(UUID accountId, Outcome outcome, @Nullable String reason) {
        events.record(
                new SecondFactorEvent(EventAction.AUTH_MFA_VERIFY, outcome, FACTOR, accountId.toString(), reason));
    }
}
