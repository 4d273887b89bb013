package ch.meinkonto.soc.bench.provider;

import ch.meinkonto.soc.bench.stand.Fresh;

/**
 * Who there is at every provider: people, an application they sign in to, and a machine.
 *
 * @param people how many, numbered from 0
 * @param password of all of them, for they are measured, not protected
 * @param webSecret client secret of {@link #WEB}
 * @param machineSecret client secret of {@link #MACHINE}
 */
public record Population(int people, String password, String webSecret, String machineSecret) {
    /** Client id of the application. */
    public static final String WEB = "bench-web";
    /** Client id of the machine. */
    public static final String MACHINE = "bench-machine";
    /** Where the application gets its codes; nobody listens there. */
    public static final String REDIRECT_URI = "http://127.0.0.1:9/callback";

    /** This many people, with fresh secrets. */
    public static Population of(int people) {
        return new Population(people, Fresh.secret(), Fresh.secret(), Fresh.secret());
    }

    /** Login name and address of a person. */
    public String login(int person) {
        return "resident-" + person + "@example.ch";
    }

    @Override
    public String toString() {
        return "Population[" + people + "]";
    }
}
