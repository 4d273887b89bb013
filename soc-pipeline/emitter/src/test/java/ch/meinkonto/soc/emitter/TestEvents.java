package ch.meinkonto.soc.emitter;

import java.util.List;

import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.ServiceCallEvent;

/** Events for tests. */
final class TestEvents {
    static final String USER = "0b9f6a3e-6b57-4c1c-8f0e-0d6a2b4f9a11";
    static final String HASH = "a".repeat(64);

    private TestEvents() {}

    static LoginEvent signedIn() {
        return LoginEvent.succeeded(HASH, USER, List.of("RESIDENT"), "password");
    }

    static LoginEvent notSignedIn() {
        return LoginEvent.failed(HASH, null, "password", LoginEvent.Failure.UNKNOWN_ACCOUNT);
    }

    /** A call whose operation carries a number, so that order can be seen. */
    static ServiceCallEvent call(int number) {
        return new ServiceCallEvent("parking-permit", "call-" + number, "web", number, null);
    }
}
