package ch.meinkonto.securitytests.zap.rules;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.commons.httpclient.URI;
import org.apache.logging.log4j.LogManager;
import org.parosproxy.paros.core.scanner.AbstractHostPlugin;
import org.parosproxy.paros.core.scanner.Alert;
import org.parosproxy.paros.core.scanner.Category;
import org.parosproxy.paros.network.HttpMessage;

/** Operator endpoints that a visitor can open: Actuator beyond health, consoles, repository folders. */
public final class ExposedEndpointRule extends AbstractHostPlugin {
    /** Path and what its content looks like: a page that answers 200 to everything is no finding. */
    private record Endpoint(String path, Pattern content) {
        Endpoint(String path, String content) {
            this(path, Pattern.compile(content));
        }
    }

    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint("/actuator/env", "\"propertySources\""),
            new Endpoint("/actuator/beans", "\"contexts\""),
            new Endpoint("/actuator/configprops", "\"contexts\""),
            new Endpoint("/actuator/mappings", "\"contexts\""),
            new Endpoint("/actuator/loggers", "\"loggers\""),
            new Endpoint("/actuator/threaddump", "\"threads\""),
            new Endpoint("/actuator/heapdump", "^\\W*JAVA PROFILE"),
            new Endpoint("/actuator/metrics", "\"names\""),
            new Endpoint("/actuator/prometheus", "# TYPE "),
            new Endpoint("/actuator/flyway", "\"contexts\""),
            new Endpoint("/actuator/sessions", "\"sessions\""),
            new Endpoint("/h2-console/", "(?i)h2 console"),
            new Endpoint("/.git/HEAD", "^ref: "),
            new Endpoint("/.env", "(?m)^[A-Z_]+="));

    @Override
    public void scan() {
        for (Endpoint endpoint : ENDPOINTS) {
            if (isStop()) {
                return;
            }
            try {
                probe(endpoint);
            } catch (IOException unreachable) {
                LogManager.getLogger(ExposedEndpointRule.class).debug("no answer from {}", endpoint.path(),
                        unreachable);
            }
        }
    }

    private void probe(Endpoint endpoint) throws IOException {
        HttpMessage attempt = getNewMsg();
        URI base = attempt.getRequestHeader().getURI();
        attempt.getRequestHeader().setMethod("GET");
        attempt.setRequestBody("");
        attempt.getRequestHeader().setURI(new URI(base.getScheme(), null, base.getHost(), base.getPort(),
                endpoint.path()));
        sendAndReceive(attempt, false);
        boolean open = attempt.getResponseHeader().getStatusCode() == 200
                && endpoint.content().matcher(attempt.getResponseBody().toString()).find();
        if (open) {
            newAlert().setConfidence(Alert.CONFIDENCE_HIGH).setAttack(endpoint.path())
                    .setEvidence(attempt.getResponseHeader().getPrimeHeader()).setMessage(attempt).raise();
        }
    }

    @Override
    public int getId() {
        return 7_400_001;
    }

    @Override
    public String getName() {
        return "Operator endpoint open";
    }

    @Override
    public String getDescription() {
        return "An endpoint for operators can be opened by visitors; it shows configuration, memory or traffic.";
    }

    @Override
    public int getCategory() {
        return Category.INFO_GATHER;
    }

    @Override
    public String getSolution() {
        return "Expose health only, and keep management endpoints on an address of their own.";
    }

    @Override
    public String getReference() {
        return "https://cwe.mitre.org/data/definitions/497.html";
    }

    @Override
    public int getRisk() {
        return Alert.RISK_HIGH;
    }

    @Override
    public int getCweId() {
        return 497;
    }

    @Override
    public int getWascId() {
        return 0;
    }
}
