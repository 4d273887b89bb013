package ch.meinkonto.ops.simulators.population;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many people, and which.
 *
 * @param seed another seed, other people
 * @param size how many, from 1 to 90,000
 */
@ConfigurationProperties("meinkonto.population")
record PopulationSettings(@DefaultValue("261") long seed, @DefaultValue("6000") int size) {
    private static final int LARGEST = 90_000;

    PopulationSettings {
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("the simulated city has from 1 to 90000 residents");
        }
    }
}
