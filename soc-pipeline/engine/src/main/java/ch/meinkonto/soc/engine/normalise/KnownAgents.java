package ch.meinkonto.soc.engine.normalise;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import ch.meinkonto.soc.contract.Attributes;
import ch.meinkonto.soc.engine.enrich.Device;

/**
 * User agents that were read before. A city has some hundreds of them and every event carries one, so that to read each anew
 * would cost an event as much as its hash chain. Bounded, because callers choose the text: who sends ever new ones makes it
 * forget, and is read as if nothing were remembered.
 */
final class KnownAgents {
    static final int MOST = 2_000;
    /** Longer ones are read each time; browsers stay far below. In characters. */
    static final int LONGEST = 512;

    private final Map<String, Agent> known = new ConcurrentHashMap<>();

    /**
     * What is kept of a user agent.
     *
     * @param redacted the text without secrets and personal data
     * @param device what it says it is
     */
    record Agent(String redacted, Device device) {
        static Agent read(String original) {
            return new Agent(TextRedaction.redact(Attributes.safe(original)), Device.of(original));
        }
    }

    Agent agent(String original) {
        Agent before = known.get(original);
        if (before != null) {
            return before;
        }
        Agent agent = Agent.read(original);
        if (original.length() <= LONGEST) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(original, agent);
        }
        return agent;
    }

    int size() {
        return known.size();
    }
}
