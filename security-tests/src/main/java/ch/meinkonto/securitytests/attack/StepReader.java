package ch.meinkonto.securitytests.attack;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ch.meinkonto.securitytests.stack.Service;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit;

/** Reads the steps of an {@code attack.yml}, one kind after the other. */
final class StepReader {
    static final int MOST_REPEATS = 100;
    /** Requests that run at once are meant to be many. */
    static final int MOST_REPEATS_AT_ONCE = 1000;
    static final int MOST_AT_ONCE = 8;
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private static final String PASSWORD = "{{demo-password}}";
    /** The program listens nowhere: the code is read from the address it would be called at. */
    private static final String REDIRECT = "http://127.0.0.1:49152/callback";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Map<String, Set<String>> FLOWS = new TreeMap<>(Map.of(
            Flows.BUY_PARKING_PERMIT, Set.of("username", "password", "plate", "payment", "card"),
            Flows.OPEN_ACCOUNT, Set.of("email", "name", "password"),
            Flows.ASK_FOR_ACCOUNT, Set.of("email"),
            Flows.ASK_FOR_NEW_PASSWORD, Set.of("email"),
            Flows.SIGN_IN_WITH_CODE, Set.of("username", "code", "tries")));

    private final PlanFields fields;

    StepReader(PlanFields fields) {
        this.fields = fields;
    }

    /** One step; absent where it is of no kind. */
    @Nullable
    Step read(String place, JsonNode step) {
        int repeat = fields.number(place + ".", step, "repeat",
                step.path("request").has("at-once") ? MOST_REPEATS_AT_ONCE : MOST_REPEATS);
        if (step.has("flow")) {
            fields.knows(place + ".", step, "flow", "with", "as", "from", "keep", "repeat");
            return flow(place + ".", step, repeat);
        }
        if (step.has("wait")) {
            fields.knows(place + ".", step, "wait");
            return new Step.Wait(fields.seconds(place + ".wait", fields.required(place + ".", step, "wait"),
                    LONGEST_PAUSE));
        }
        for (String kind : new String[]{"login", "sign-in", "request", "submit", "authorize", "redeem", "refresh",
                "mail", "payment-fault"}) {
            if (step.has(kind)) {
                fields.knows(place + ".", step, kind, "repeat");
                return ofKind(kind, place + "." + kind + ".", step.path(kind), repeat);
            }
        }
        fields.wrong(place + ": must be a login, sign-in, request, submit, authorize, redeem, refresh, mail, wait, "
                + "payment-fault or flow");
        return null;
    }

    private Step ofKind(String kind, String place, JsonNode step, int repeat) {
        return switch (kind) {
            case "login" -> login(place, step, repeat);
            case "sign-in" -> signIn(place, step, repeat);
            case "request" -> request(place, step, repeat);
            case "submit" -> submit(place, step, repeat);
            case "authorize" -> authorize(place, step, repeat);
            case "redeem" -> tokens(Step.Tokens.Grant.REDEEM, "code", place, step, repeat);
            case "mail" -> mail(place, step, repeat);
            case "refresh" -> tokens(Step.Tokens.Grant.REFRESH, "token", place, step, repeat);
            default -> paymentFault(place, step);
        };
    }

    private Step login(String place, JsonNode login, int repeat) {
        fields.knows(place, login, "base", "username", "password", "from");
        Service base = login.has("base") ? fields.base(place, login) : Service.AUTH;
        return new Step.Login(base, fields.required(place, login, "username"),
                fields.required(place, login, "password"), fields.caller(place, login), repeat);
    }

    private Step signIn(String place, JsonNode step, int repeat) {
        fields.knows(place, step, "base", "path", "username", "password", "as", "from", "keep");
        named(place, step);
        return new Step.SignIn(fields.base(place, step), path(place, step), fields.required(place, step, "username"),
                fields.optional(place, step, "password", PASSWORD), fields.keeps(place, step),
                fields.caller(place, step), repeat);
    }

    private Step request(String place, JsonNode request, int repeat) {
        fields.knows(place, request, "base", "method", "path", "headers", "body", "answers", "as", "from", "keep",
                "at-once");
        String method = fields.optional(place, request, "method", "GET");
        if (!METHODS.contains(method)) {
            fields.wrong(place + "method: \"" + method + "\" is none of " + new TreeSet<>(METHODS));
        }
        if (request.has("at-once") && request.has("as")) {
            fields.wrong(place + "as: nobody in particular sends what is sent at once, leave out as or at-once");
        }
        return new Step.Request(fields.base(place, request), method, path(place, request),
                fields.texts(place + "headers.", request.path("headers")),
                fields.optional(place, request, "body", ""), fields.expected(place, request),
                fields.caller(place, request), repeat, fields.number(place, request, "at-once", MOST_AT_ONCE));
    }

    private Step submit(String place, JsonNode submit, int repeat) {
        fields.knows(place, submit, "base", "path", "fields", "to", "answers", "as", "from", "keep");
        return new Step.Submit(fields.base(place, submit), path(place, submit),
                fields.texts(place + "fields.", submit.path("fields")), fields.optional(place, submit, "to", ""),
                fields.expected(place, submit), fields.caller(place, submit), repeat);
    }

    private Step authorize(String place, JsonNode step, int repeat) {
        fields.knows(place, step, "client", "redirect", "scope", "username", "password", "consent", "code", "as",
                "from");
        named(place, step);
        String code = fields.optional(place, step, "code", "code");
        fields.kept(code);
        return new Step.Authorize(fields.required(place, step, "client"),
                fields.optional(place, step, "redirect", REDIRECT), fields.required(place, step, "scope"),
                fields.required(place, step, "username"), fields.optional(place, step, "password", PASSWORD),
                step.path("consent").asBoolean(false), code, fields.caller(place, step), repeat);
    }

    private Step tokens(Step.Tokens.Grant grant, String value, String place, JsonNode step, int repeat) {
        fields.knows(place, step, value, "answers", "as", "from", "keep");
        named(place, step);
        return new Step.Tokens(grant, fields.required(place, step, value), fields.expected(place, step),
                fields.caller(place, step), repeat);
    }

    private void named(String place, JsonNode step) {
        fields.required(place, step, "as");
    }

    private Step mail(String place, JsonNode step, int repeat) {
        fields.knows(place, step, "to", "find", "keep");
        String find = fields.required(place, step, "find");
        try {
            if (Pattern.compile(find).matcher("").groupCount() != 1) {
                fields.wrong(place + "find: must have one group, which is kept");
            }
        } catch (PatternSyntaxException _) {
            fields.wrong(place + "find: is no pattern: " + find);
        }
        String name = fields.required(place, step, "keep");
        fields.kept(name);
        return new Step.Mail(fields.required(place, step, "to"), find, name, repeat);
    }

    private Step paymentFault(String place, JsonNode step) {
        fields.knows(place, step, "fault", "times");
        return new Step.PaymentFault(fields.required(place, step, "fault"), fields.number(place, step, "times",
                MOST_REPEATS));
    }

    private Step flow(String place, JsonNode step, int repeat) {
        String name = fields.required(place, step, "flow");
        Map<String, String> with = fields.texts(place + "with.", step.path("with"));
        Set<String> known = FLOWS.get(name);
        if (known == null) {
            fields.wrong(place + "flow: unknown flow \"" + name + "\" (known: " + FLOWS.keySet() + ")");
        } else {
            with.keySet().stream().filter(key -> !known.contains(key))
                    .forEach(key -> fields.unknown(place + "with." + key, known));
            String payment = with.getOrDefault("payment", "approve");
            if (Set.of(BuyParkingPermit.Payment.values()).stream()
                    .noneMatch(value -> value.name().equalsIgnoreCase(payment))) {
                fields.wrong(place + "with.payment: \"" + payment + "\" is none of approve, decline, abandon");
            }
            if (!with.getOrDefault("code", "none").matches("right|wrong|none")) {
                fields.wrong(place + "with.code: \"" + with.get("code") + "\" is none of right, wrong, none");
            }
            if (!with.getOrDefault("tries", "1").matches("[1-9]|1[0-9]|20")) {
                fields.wrong(place + "with.tries: must be a number from 1 to 20");
            }
        }
        return new Step.Flow(name, with, fields.keeps(place, step), fields.caller(place, step), repeat);
    }

    private String path(String place, JsonNode node) {
        String path = fields.required(place, node, "path");
        try {
            URI.create("http://localhost" + Placeholders.PLACEHOLDER.matcher(path).replaceAll("0"));
        } catch (IllegalArgumentException _) {
            fields.wrong(place + "path: percent-encode what may not stand in an address: " + path);
        }
        if (!path.startsWith("/")) {
            fields.wrong(place + "path: must begin with a slash");
        }
        return path;
    }
}
