package ch.meinkonto.soc.bench.send;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who calls and how: what an application adds to each event.
 *
 * @param address of the client
 * @param agent User-Agent header
 * @param account pseudonym of whoever is signed in, absent where nobody is
 * @param session hash of the session, absent where there is none
 * @param roles of the account, empty where none are known
 */
public record Caller(String address, String agent, @Nullable String account, @Nullable String session,
        List<String> roles) {
    public Caller {
        roles = List.copyOf(roles);
    }

    /** Somebody who is not signed in. */
    public static Caller anonymous(String address, String agent) {
        return new Caller(address, agent, null, null, List.of());
    }

    /** The same, signed in. */
    public Caller as(String subject, String newSession) {
        return new Caller(address, agent, subject, newSession, roles);
    }

    /** The same from another network. */
    public Caller from(String other) {
        return new Caller(other, agent, account, session, roles);
    }
}
