package ch.meinkonto.soc.engine.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.engine.enrich.Device;

class KnownAgentsTests {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0";

    private final KnownAgents agents = new KnownAgents();

    @Test
    void readsAnAgentOnceAndSaysTheSameAgain() {
        KnownAgents.Agent first = agents.agent(FIREFOX);

        assertThat(first.device()).isEqualTo(Device.of(FIREFOX));
        assertThat(agents.agent(FIREFOX)).isSameAs(first);
    }

    @Test
    void keepsNothingPersonalOfAnAgent() {
        String agent = "Client/1.0 password=geheim1234 anna.muster@example.ch";

        for (int time = 0; time < 2; time++) {
            assertThat(agents.agent(agent).redacted()).doesNotContain("geheim").doesNotContain("anna");
        }
    }

    @Test
    void staysSmallHoweverManyAgentsCallersMakeUp() {
        for (int number = 0; number < 3 * KnownAgents.MOST; number++) {
            assertThat(agents.agent("agent/" + number).redacted()).isEqualTo("agent/" + number);
            assertThat(agents.size()).isLessThanOrEqualTo(KnownAgents.MOST);
        }
    }

    @Test
    void remembersNoAgentThatIsLongerThanAnyBrowsers() {
        agents.agent("a".repeat(KnownAgents.LONGEST + 1));

        assertThat(agents.size()).isZero();
    }
}
