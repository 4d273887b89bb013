package ch.meinkonto.ops.simulators.federal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the federal login behaves. */
public enum FederalFault {
    /** As it should. */
    NONE,
    /** Programs get 503 from every address. */
    UNAVAILABLE,
    /** Programs wait ten seconds for every answer. */
    SLOW,
    /** The token endpoint answers a page of HTML. */
    BROKEN,
    /** Codes are taken for unknown. */
    CODE_REFUSED,
    /** The person stopped. */
    ACCESS_DENIED,
    /** The person should sign in, and cannot. */
    LOGIN_REQUIRED,
    /** The answer in the browser does not say from whom it is (RFC 9207). */
    WITHOUT_ISSUER,
    /** The answer in the browser says that it is from somebody else. */
    OTHER_ISSUER,
    /** The ID token is signed with a key that is not published. */
    WRONG_KEY,
    /** The ID token is not signed. */
    UNSIGNED,
    /** The ID token says that it is from somebody else. */
    TOKEN_OF_OTHER_ISSUER,
    /** The ID token is for another client. */
    OTHER_AUDIENCE,
    /** The ID token is for two clients, and was given to the other one. */
    OTHER_PARTY,
    /** The ID token answers another request. */
    OTHER_NONCE,
    /** The ID token goes with another access token. */
    OTHER_ACCESS_TOKEN,
    /** The ID token ran out an hour ago. */
    EXPIRED,
    /** The clock is 50 seconds fast. */
    CLOCK_FAST,
    /** The clock is 50 seconds slow. */
    CLOCK_SLOW,
    /** The person signed in yesterday, whatever was asked. */
    OLD_SIGN_IN,
    /** The ID token does not say when the person signed in. */
    WITHOUT_TIME,
    /** The level is one that nobody has heard of. */
    UNKNOWN_LEVEL,
    /** The level is the lowest, whoever it is. */
    LOWEST_LEVEL,
    /** The user-info endpoint tells of somebody else. */
    OTHER_PERSON;

    /** Its name in forms, for example {@code clock-fast}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FederalFault> of(String code) {
        return Arrays.stream(values()).filter(fault -> fault.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(FederalFault::code).toList();
    }
}
