package ch.meinkonto.soc.bench.attack;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

import ch.meinkonto.soc.bench.city.Application;
import ch.meinkonto.soc.bench.city.Diary;
import ch.meinkonto.soc.bench.send.Caller;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.DossierEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.PasswordEvent;
import ch.meinkonto.soc.contract.PaymentEvent;
import ch.meinkonto.soc.contract.ProfileChangeEvent;
import ch.meinkonto.soc.contract.RefundEvent;
import ch.meinkonto.soc.contract.SecondFactorEvent;
import ch.meinkonto.soc.contract.SecurityEvent;
import ch.meinkonto.soc.contract.TokenEvent;

/** Writes the steps of attacks into a diary; each attack has victim, address and browser of its own. */
public final class Attacker {
    private static final int FAILURES = 12;
    private static final int SPRAYED = 17;
    private static final int CARDS = 4;
    private static final int DENIALS = 5;
    private static final int OBJECTS = 11;
    private static final int REFUNDS = 4;
    private static final int DOSSIERS = 33;

    private final Diary diary;
    private final RandomGenerator random;

    /** Same random numbers, same attacks. */
    public Attacker(Diary diary, RandomGenerator random) {
        this.diary = diary;
        this.random = random;
    }

    /**
     * An attack that was planted.
     *
     * @param attack which
     * @param victim value of the field by which the alert is grouped
     * @param last when the last event happens
     */
    public record Planted(Attack attack, String victim, Instant last) {}

    /** Plants an attack, its steps evenly spread over a time; the last one at its end. */
    public Planted plant(Attack attack, Instant begin, Duration time) {
        Who who = new Who();
        String victim = switch (attack) {
            case BRUTE_FORCE -> {
                steps(begin, time, FAILURES, Application.AUTH_SERVER, who.caller(), step -> who.failure());
                yield who.loginHash;
            }
            case PASSWORD_SPRAYING -> {
                steps(begin, time, SPRAYED, Application.AUTH_SERVER, who.caller(), step -> failureOfAnybody());
                yield who.address;
            }
            case SUCCESS_AFTER_ATTACK -> {
                steps(begin, time, FAILURES + 1, Application.AUTH_SERVER, who.caller(),
                        step -> step < FAILURES ? who.failure() : who.success());
                yield who.loginHash;
            }
            case CARD_TESTING -> {
                steps(begin, time, CARDS, Application.PORTAL, who.signedIn(), step -> decline(who));
                yield who.account;
            }
            case ACCOUNT_TAKEOVER -> {
                steps(begin, time, 3, Application.AUTH_SERVER, who.signedIn(), step -> takeover(who, step));
                yield who.account;
            }
            case MFA_FATIGUE -> {
                steps(begin, time, DENIALS, Application.AUTH_SERVER, who.caller(), step -> denied(who));
                yield who.account;
            }
            case MFA_FATIGUE_SUCCESS -> {
                steps(begin, time, DENIALS + 1, Application.AUTH_SERVER, who.caller(),
                        step -> step < DENIALS ? denied(who) : confirmed(who));
                yield who.account;
            }
            case OBJECT_ENUMERATION -> {
                steps(begin, time, OBJECTS, Application.PORTAL, who.signedIn(),
                        step -> new AuthorizationDeniedEvent("request", hash(), "not_owner"));
                yield who.account;
            }
            case REFRESH_TOKEN_REUSE -> {
                steps(begin, time, 1, Application.AUTH_SERVER, who.caller(), step -> reuse());
                yield who.address;
            }
            case REFUND_SUM -> {
                steps(begin, time, REFUNDS, Application.PORTAL, who.signedIn(), step -> refund(who));
                yield who.account;
            }
            case STAFF_BULK_ACCESS -> {
                steps(begin, time, DOSSIERS, Application.PORTAL, who.signedIn(), step -> dossier());
                yield who.account;
            }
        };
        return new Planted(attack, victim, begin.plus(time));
    }

    private void steps(Instant begin, Duration time, int count, Application application, Caller caller,
            IntFunction<SecurityEvent> event) {
        for (int step = 0; step < count; step++) {
            Duration offset = count == 1 ? time : time.multipliedBy(step).dividedBy(count - 1L);
            diary.event(begin.plus(offset), application, event.apply(step), caller);
        }
    }

    /** Attacker and victim, in one. */
    private final class Who {
        private final String account = UUID.nameUUIDFromBytes(bytes()).toString();
        private final String loginHash = hash();
        private final String address = "10." + random.nextInt(256) + "." + random.nextInt(256) + "."
                + (1 + random.nextInt(254));
        private final String agent = "attacker/" + random.nextInt(1_000_000_000);
        private final String bank = String.valueOf(500_000 + random.nextInt(99_999));

        Caller caller() {
            return Caller.anonymous(address, agent);
        }

        Caller signedIn() {
            return new Caller(address, agent, account, hash().substring(0, 32), List.of());
        }

        LoginEvent failure() {
            return LoginEvent.failed(loginHash, account, "password", LoginEvent.Failure.BAD_CREDENTIALS);
        }

        LoginEvent success() {
            return LoginEvent.succeeded(loginHash, account, List.of("resident"), "password");
        }
    }

    private LoginEvent failureOfAnybody() {
        return LoginEvent.failed(hash(), null, "password", LoginEvent.Failure.UNKNOWN_ACCOUNT);
    }

    private PaymentEvent decline(Who who) {
        return new PaymentEvent(EventAction.PAYMENT_FAIL, UUID.nameUUIDFromBytes(bytes()).toString(), "ZH-1", 6_000,
                "CHF", 1, new PaymentEvent.Instrument("VIS", hash(), who.bank, "05"), "declined", who.account);
    }

    private static SecurityEvent takeover(Who who, int step) {
        return switch (step) {
            case 0 -> new PasswordEvent(EventAction.ACCOUNT_PASSWORD_RESET_COMPLETE, who.loginHash, who.account);
            case 1 -> new SecondFactorEvent(EventAction.AUTH_MFA_REMOVE, Outcome.SUCCESS, "totp", who.account, null);
            default -> new ProfileChangeEvent(who.account, List.of("iban"));
        };
    }

    private static SecondFactorEvent denied(Who who) {
        return new SecondFactorEvent(EventAction.AUTH_MFA_VERIFY, Outcome.FAILURE, "push", who.account, "denied");
    }

    private static SecondFactorEvent confirmed(Who who) {
        return new SecondFactorEvent(EventAction.AUTH_MFA_VERIFY, Outcome.SUCCESS, "push", who.account, null);
    }

    private TokenEvent reuse() {
        return new TokenEvent(EventAction.OAUTH_TOKEN_REFRESH, "family-app", "refresh_token", List.of(), null, hash(),
                "invalid_grant", UUID.nameUUIDFromBytes(bytes()).toString(), true);
    }

    private RefundEvent refund(Who who) {
        return new RefundEvent(UUID.nameUUIDFromBytes(bytes()).toString(), "ZH-2", 30_000, "CHF", null, true,
                who.account, "goodwill");
    }

    private DossierEvent dossier() {
        return new DossierEvent(hash().substring(0, 32), "casework", null,
                new DossierEvent.Circumstances(true, false, false));
    }

    private String hash() {
        return HexFormat.of().formatHex(bytes());
    }

    private byte[] bytes() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }
}
