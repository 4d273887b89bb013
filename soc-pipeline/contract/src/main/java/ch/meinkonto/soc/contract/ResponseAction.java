package ch.meinkonto.soc.contract;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be done about an alert. Each action has one kind of target and is carried out by the applications named here;
 * an action that lasts ends by itself at the latest after {@link #longest}.
 */
public enum ResponseAction {
    LOCK_ACCOUNT("lock-account", Target.ACCOUNT, Set.of(ResponseAction.AUTH_SERVER), Duration.ofDays(30),
            "Nobody signs in to the account, and whoever is signed in is signed out."),
    REVOKE_SESSIONS("revoke-sessions", Target.ACCOUNT, Set.of(ResponseAction.AUTH_SERVER), Duration.ZERO,
            "All browser sessions of the account end and all its tokens are revoked."),
    REVOKE_TOKEN_FAMILY("revoke-token-family", Target.TOKEN_FAMILY, Set.of(ResponseAction.AUTH_SERVER), Duration.ZERO,
            "One authorization ends: its access tokens and all generations of its refresh token."),
    REQUIRE_STEP_UP("require-step-up", Target.ACCOUNT, Set.of(ResponseAction.AUTH_SERVER), Duration.ofDays(30),
            "The account goes on only after a fresh sign-in with a second factor."),
    BLOCK_ADDRESS("block-address", Target.NETWORK, Set.of(ResponseAction.AUTH_SERVER, ResponseAction.PORTAL),
            Duration.ofDays(7),
            "Requests from an address or a network are refused with 403."),
    HOLD_PAYMENT("hold-payment", Target.PAYMENT, Set.of(ResponseAction.PORTAL), Duration.ofDays(14),
            "A payment is neither settled nor refunded, and what it pays for is not handed out.");

    /** {@code service.name} of the application that knows accounts, sessions and tokens. */
    public static final String AUTH_SERVER = "auth-server";
    /** {@code service.name} of the application that knows payments. */
    public static final String PORTAL = "portal";

    /** What an action is done to, and so what {@link ResponseOrder#target} holds. */
    public enum Target {
        /** An account: {@code user.id}, the pseudonym in every event. */
        ACCOUNT,
        /** A family of tokens: {@code meinkonto.oauth.token.family_id}. */
        TOKEN_FAMILY,
        /** An IPv4 or IPv6 address, or a network in CIDR notation (RFC 4632, RFC 4291). */
        NETWORK,
        /** A payment: {@code meinkonto.payment.id}. */
        PAYMENT
    }

    private final String value;
    private final Target target;
    private final Set<String> applications;
    private final Duration longest;
    private final String sentence;

    ResponseAction(String value, Target target, Set<String> applications, Duration longest, String sentence) {
        this.value = value;
        this.target = target;
        this.applications = applications;
        this.longest = longest;
        this.sentence = sentence;
    }

    /** The action with that name, kebab-case, or nothing when there is none. */
    public static Optional<ResponseAction> of(String value) {
        return Arrays.stream(values()).filter(action -> action.value.equals(value)).findFirst();
    }

    /** The names of all actions in their order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ResponseAction::value).toList();
    }

    /** The name on the wire and in {@code meinkonto.response.action}, kebab-case. */
    public String value() {
        return value;
    }

    /** What it is done to. */
    public Target target() {
        return target;
    }

    /** The applications that carry it out, by {@code service.name}. */
    public Set<String> applications() {
        return applications;
    }

    /** How long it may last; zero for what is done at once and cannot be undone. */
    public Duration longest() {
        return longest;
    }

    /** Whether it lasts, and so expires and can be undone before. */
    public boolean lasts() {
        return longest.isPositive();
    }

    /** What it does, in one sentence. */
    public String sentence() {
        return sentence;
    }
}
