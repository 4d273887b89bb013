package ch.meinkonto.ops.local.stack;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A password or key that is generated once, and the places where it is needed.
 *
 * @param kind how it looks
 * @param places every service that is told it, and the name under which
 */
record Secret(Kind kind, List<Place> places) {
    /** The token of those who send telemetry, as the engine calls it. */
    static final String TELEMETRY_TOKEN = "MEINKONTO_RECEIVE_TOKENS";

    /** All secrets of the local stack. */
    static final List<Secret> ALL = List.of(
            secret(Kind.PASSWORD, "postgresql POSTGRES_PASSWORD"),
            secret(Kind.PASSWORD, "portal SPRING_DATASOURCE_PASSWORD"),
            secret(Kind.PASSWORD, "auth-server SPRING_DATASOURCE_PASSWORD"),
            secret(Kind.PASSWORD, "dashboards SPRING_DATASOURCE_PASSWORD"),
            secret(Kind.KEY, "elasticsearch MEINKONTO_ELASTICSEARCH_API_KEY", "engine MEINKONTO_ELASTICSEARCH_API_KEY",
                    "dashboards MEINKONTO_ELASTICSEARCH_API_KEY", "security-tests MEINKONTO_ELASTICSEARCH_API_KEY"),
            secret(Kind.PASSWORD, "portal MEINKONTO_CLIENT_SECRET", "auth-server MEINKONTO_CLIENTS_PORTAL_SECRET"),
            secret(Kind.PASSWORD, "dashboards MEINKONTO_CLIENT_SECRET",
                    "auth-server MEINKONTO_CLIENTS_DASHBOARDS_SECRET"),
            secret(Kind.PASSWORD, "dashboards MEINKONTO_MACHINE_SECRET",
                    "auth-server MEINKONTO_CLIENTS_DASHBOARDSMACHINE_SECRET"),
            secret(Kind.PASSWORD, "auth-server MEINKONTO_CLIENTS_SECURITYTESTS_SECRET",
                    "security-tests MEINKONTO_CLIENTS_SECURITYTESTS_SECRET"),
            secret(Kind.PASSWORD, "engine MEINKONTO_CLIENTS_ENGINE_SECRET",
                    "auth-server MEINKONTO_CLIENTS_ENGINE_SECRET"),
            secret(Kind.PASSWORD, "auth-server MEINKONTO_CLIENTS_PARTNERSERVICE_SECRET"),
            // Senders of telemetry get it in a header, see Settings.
            secret(Kind.PASSWORD, "engine " + TELEMETRY_TOKEN),
            secret(Kind.KEY, "auth-server MEINKONTO_PSEUDONYM_KEY"),
            secret(Kind.KEY, "auth-server MEINKONTO_KEYS_ENCRYPTION_KEY"),
            secret(Kind.KEY, "portal MEINKONTO_KEYS_ENCRYPTION_KEY"),
            secret(Kind.NUMBER, "portal MEINKONTO_PAYMENT_MERCHANT_ID", "simulators MEINKONTO_PAYMENT_MERCHANT_ID",
                    "security-tests MEINKONTO_PAYMENT_MERCHANT_ID"),
            secret(Kind.PASSWORD, "portal MEINKONTO_PAYMENT_PASSWORD", "simulators MEINKONTO_PAYMENT_PASSWORD",
                    "security-tests MEINKONTO_PAYMENT_PASSWORD"),
            secret(Kind.KEY, "portal MEINKONTO_PAYMENT_WEBHOOK_KEY", "simulators MEINKONTO_PAYMENT_WEBHOOK_KEY"),
            secret(Kind.PASSWORD, "portal MEINKONTO_REGISTERS_PASSWORD", "simulators MEINKONTO_REGISTERS_PASSWORD"),
            secret(Kind.KEY, "portal MEINKONTO_REGISTERS_HOLDER_KEY", "simulators MEINKONTO_REGISTERS_HOLDER_KEY"),
            secret(Kind.PASSWORD, "auth-server MEINKONTO_FEDERATION_AGOV_SECRET",
                    "simulators MEINKONTO_FEDERAL_SECRET"),
            secret(Kind.READABLE, "auth-server MEINKONTO_DEMO_PASSWORD", "security-tests MEINKONTO_DEMO_PASSWORD"),
            secret(Kind.BASE32, "auth-server MEINKONTO_DEMO_TOTP_SECRET", "security-tests MEINKONTO_DEMO_TOTP_SECRET"),
            secret(Kind.KEY, "auth-server MEINKONTO_DEMO_PASSKEY_SEED", "security-tests MEINKONTO_DEMO_PASSKEY_SEED"),
            secret(Kind.READABLE, "auth-server MEINKONTO_DEMO_ENROLMENT_CODE",
                    "security-tests MEINKONTO_DEMO_ENROLMENT_CODE"));

    /**
     * Where a secret is needed.
     *
     * @param service whose file it stands in
     * @param variable its name there
     */
    record Place(String service, String variable) {}

    /** How a secret looks; {@code bits} of chance in each are given in brackets. */
    enum Kind {
        /** 64 hexadecimal digits [256]. */
        KEY("0123456789abcdef", 64),
        /** For programs: letters and digits only, so that it needs no quoting anywhere [190]. */
        PASSWORD("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 32),
        /** For people to type: nothing that looks like something else, in groups of four [78]. */
        READABLE("abcdefghjkmnpqrstuvwxyz23456789", 16),
        /** What an authenticator app takes: Base32 of 20 bytes [160]. */
        BASE32("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 32),
        /** A merchant number: no secret, but everybody's is different [30]. */
        NUMBER("123456789", 10);

        private final String alphabet;
        private final int length;

        Kind(String alphabet, int length) {
            this.alphabet = alphabet;
            this.length = length;
        }

        String generate(RandomGenerator random) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                if (this == READABLE && i > 0 && i % 4 == 0) {
                    text.append('-');
                }
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            return text.toString();
        }
    }

    private static Secret secret(Kind kind, String... places) {
        return new Secret(kind, List.of(places).stream().map(place -> {
            int space = place.indexOf(' ');
            return new Place(place.substring(0, space), place.substring(space + 1));
        }).toList());
    }
}
