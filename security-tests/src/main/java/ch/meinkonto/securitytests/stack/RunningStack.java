package ch.meinkonto.securitytests.stack;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where the stack listens and what an outsider needs to know to sign in; read from the launcher's environment. */
public final class RunningStack {
    /** Client id under which these tests read alerts from the engine. */
    public static final String CLIENT_ID = "security-tests";

    private static final String CLIENT_SECRET = "MEINKONTO_CLIENTS_SECURITYTESTS_SECRET";
    private static final String DEMO_PASSWORD = "MEINKONTO_DEMO_PASSWORD";
    private static final String MERCHANT_ID = "MEINKONTO_PAYMENT_MERCHANT_ID";
    private static final String MERCHANT_PASSWORD = "MEINKONTO_PAYMENT_PASSWORD";
    private static final String DEMO_TOTP_SECRET = "MEINKONTO_DEMO_TOTP_SECRET";
    private static final String DEMO_PASSKEY_SEED = "MEINKONTO_DEMO_PASSKEY_SEED";

    private final Map<Service, URI> addresses;
    private final Map<String, String> environment;

    private RunningStack(Map<Service, URI> addresses, Map<String, String> environment) {
        this.addresses = addresses;
        this.environment = environment;
    }

    /**
     * Reads addresses and secrets.
     *
     * @throws TargetRefused if an address is not on this machine
     */
    public static RunningStack from(Map<String, String> environment) {
        Map<Service, URI> addresses = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            String address = environment.getOrDefault(service.variable(), service.standardAddress());
            addresses.put(service, Loopback.only(URI.create(address.replaceAll("/+$", ""))));
        }
        return new RunningStack(addresses, Map.copyOf(environment));
    }

    /** Address of a service, without a slash at the end. */
    public URI address(Service service) {
        return Objects.requireNonNull(addresses.get(service));
    }

    /** Address of a page of a service; the path begins with a slash and may carry a query. */
    public URI page(Service service, String pathAndQuery) {
        return Loopback.only(URI.create(address(service) + pathAndQuery));
    }

    /** The service an address belongs to. */
    public Optional<Service> owner(URI address) {
        return addresses.entrySet().stream()
                .filter(entry -> entry.getValue().getPort() == address.getPort())
                .map(Map.Entry::getKey).findFirst();
    }

    /** Password of the demo accounts. */
    public String demoPassword() {
        return secret(DEMO_PASSWORD);
    }

    /** How the merchant, the portal, shows itself to the simulated payment provider: a value of Authorization. */
    public String paymentMerchant() {
        String credentials = secret(MERCHANT_ID) + ":" + secret(MERCHANT_PASSWORD);
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** Secret of the demo accounts' authenticator app, Base32. */
    public String demoTotpSecret() {
        return secret(DEMO_TOTP_SECRET);
    }

    /** Secret from which the passkeys of the demo's staff follow. */
    public String demoPasskeySeed() {
        return secret(DEMO_PASSKEY_SEED);
    }

    String clientSecret() {
        return secret(CLIENT_SECRET);
    }

    private String secret(String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new StackUnavailable("The stack's secrets are not known here (" + variable
                    + " is not set): start through ./meinkonto, with the stack running.");
        }
        return value;
    }
}
