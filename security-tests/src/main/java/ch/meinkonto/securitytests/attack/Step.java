package ch.meinkonto.securitytests.attack;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import ch.meinkonto.securitytests.stack.Service;

/** One step of an attack; texts may carry {@linkplain Placeholders placeholders}. */
sealed interface Step {
    /** How often it is played; {@code {{n}}} counts from 1. */
    int repeat();

    /** How many rounds run at the same moment, from 1. */
    default int atOnce() {
        return 1;
    }

    /** Who plays it. */
    Caller caller();

    /** What it is called in {@code attack.yml}. */
    String kind();

    /**
     * Who asks, and from where.
     *
     * @param as name under which the visitor, with cookies and all, is known to other steps; empty for somebody who has
     *            never been there
     * @param from where the requests claim to come from; empty means from here
     */
    record Caller(String as, String from) {
        static final Caller ANYBODY = new Caller("", "");

        /** Somebody new, from an address. */
        static Caller from(String address) {
            return new Caller("", address);
        }
    }

    /**
     * What must come back and what is kept of it.
     *
     * @param statuses of which one must come back, so that an attack that misses its target is noticed; empty accepts what
     *            the step accepts by itself
     * @param kept what later steps use
     */
    record Expected(List<Integer> statuses, List<Keep> kept) {
        static final Expected ANYTHING = new Expected(List.of(), List.of());
    }

    /** One try at the login form, with a browser that has never been there. */
    record Login(Service base, String username, String password, Caller caller, int repeat) implements Step {
        @Override
        public String kind() {
            return "login";
        }
    }

    /** A page that asks for signing in is opened, and signing in must succeed: with cookies, for later steps. */
    record SignIn(Service base, String path, String username, String password, List<Keep> kept, Caller caller,
            int repeat) implements Step {
        @Override
        public String kind() {
            return "sign-in";
        }
    }

    /** One plain request; any status below 500 will do where none is named. */
    record Request(Service base, String method, String path, Map<String, String> headers, String body,
            Expected expected, Caller caller, int repeat, int atOnce) implements Step {
        @Override
        public String kind() {
            return "request";
        }
    }

    /**
     * A page is opened and its form sent, with these fields filled in; any status below 400 will do where none is named.
     *
     * @param to path to which it is sent instead of where the form says, as somebody does who changes the page; empty where
     *        it goes where it should
     */
    record Submit(Service base, String path, Map<String, String> fields, String to, Expected expected, Caller caller,
            int repeat) implements Step {
        @Override
        public String kind() {
            return "submit";
        }
    }

    /**
     * A program of somebody else is installed: it is given a code at the auth-server, for a resident who signs in there.
     * The caller's name is the program's.
     *
     * @param consent whether it has the resident asked, who allows everything
     * @param code name under which the code is kept
     */
    record Authorize(String client, String redirect, String scope, String username, String password, boolean consent,
            String code, Caller caller, int repeat) implements Step {
        @Override
        public String kind() {
            return "authorize";
        }
    }

    /** A program asks the token endpoint, with its key; only 200 will do where no status is named. */
    record Tokens(Grant grant, String value, Expected expected, Caller caller, int repeat) implements Step {
        /** What is presented there. */
        enum Grant {
            /** An authorization code. */
            REDEEM,
            /** A refresh token. */
            REFRESH
        }

        @Override
        public String kind() {
            return grant == Grant.REDEEM ? "redeem" : "refresh";
        }
    }

    /**
     * A mail is read that the platform sent, by its owner or by a thief of the mailbox.
     *
     * @param find pattern whose first group is kept
     * @param name under which it is kept
     */
    record Mail(String to, String find, String name, int repeat) implements Step {
        @Override
        public Caller caller() {
            return Caller.ANYBODY;
        }

        @Override
        public String kind() {
            return "mail";
        }
    }

    /** Time passes. */
    record Wait(Duration time) implements Step {
        @Override
        public int repeat() {
            return 1;
        }

        @Override
        public Caller caller() {
            return Caller.ANYBODY;
        }

        @Override
        public String kind() {
            return "wait";
        }
    }

    /** The simulated payment provider is told to misbehave: the one thing a resident cannot do to it. */
    record PaymentFault(String fault, int times) implements Step {
        @Override
        public int repeat() {
            return 1;
        }

        @Override
        public Caller caller() {
            return Caller.ANYBODY;
        }

        @Override
        public String kind() {
            return "payment-fault";
        }
    }

    /** A whole way through the pages that the player knows by name; what is kept stands on the last of them. */
    record Flow(String name, Map<String, String> with, List<Keep> kept, Caller caller, int repeat) implements Step {
        @Override
        public String kind() {
            return "flow";
        }
    }
}
