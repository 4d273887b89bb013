package ch.meinkonto.securitytests.attack;

import java.util.List;
import java.util.Map;

import ch.meinkonto.securitytests.stack.Service;

/** One step of an attack; texts may carry {@linkplain Placeholders placeholders}. */
sealed interface Step {
    /** How often it is played; {@code {{n}}} counts from 1. */
    int repeat();

    /** Where the requests claim to come from; empty means from here. */
    String from();

    /** What it is called in {@code attack.yml}. */
    String kind();

    /** One try at the login form, with a browser that has never been there. */
    record Login(Service base, String username, String password, String from, int repeat) implements Step {
        @Override
        public String kind() {
            return "login";
        }
    }

    /**
     * One plain request.
     *
     * @param answers statuses of which one must come back, so that an attack that misses its target is noticed; empty
     *            accepts everything below 500
     */
    record Request(Service base, String method, String path, Map<String, String> headers, String body,
            List<Integer> answers, String from, int repeat) implements Step {
        @Override
        public String kind() {
            return "request";
        }
    }

    /** A whole way through the pages that the player knows by name. */
    record Flow(String name, Map<String, String> with, String from, int repeat) implements Step {
        @Override
        public String kind() {
            return "flow";
        }
    }
}
