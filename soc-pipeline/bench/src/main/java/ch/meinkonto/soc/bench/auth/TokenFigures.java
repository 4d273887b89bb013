package ch.meinkonto.soc.bench.auth;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import ch.meinkonto.soc.bench.provider.Provider;

/** Tokens for machines and for people who stay signed in. */
final class TokenFigures {
    private static final int WORKERS = 16;
    private static final String UNIT = "tokens";

    private final Run run;

    TokenFigures(Run run) {
        this.run = run;
    }

    void clientCredentials(Provider ours, Provider keycloak) throws IOException, InterruptedException {
        compare("auth.client-credentials", ours, keycloak, run.contest(WORKERS)
                .with(ours, run.clients().clientCredentials(ours))
                .with(keycloak, run.clients().clientCredentials(keycloak)));
    }

    void refresh(Provider ours, Provider keycloak) throws IOException, InterruptedException {
        run.report().progress("refresh: signing people in");
        compare("auth.refresh", ours, keycloak, run.contest(WORKERS)
                .with(ours, run.clients().refresh(ours, WORKERS))
                .with(keycloak, run.clients().refresh(keycloak, WORKERS)));
    }

    /** What the OpenTelemetry agent costs: ours with it beside ours without. */
    void agent(Provider withAgent, Provider without) throws IOException, InterruptedException {
        compare("auth.agent", withAgent, without, run.contest(WORKERS)
                .with(withAgent, run.clients().clientCredentials(withAgent))
                .with(without, run.clients().clientCredentials(without)));
    }

    private void compare(String name, Provider ours, Provider peer, Contest contest)
            throws IOException, InterruptedException {
        Map<Provider, List<Turn>> turns = contest.run(name, () -> {});
        run.findings()
                .add(new Verdict(name, UNIT, Objects.requireNonNull(turns.get(ours)), peer,
                        Objects.requireNonNull(turns.get(peer))).figures());
    }
}
