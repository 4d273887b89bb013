package ch.meinkonto.auth.account;

import java.util.List;

/** Who works for the city of the local demonstration. */
public final class StaffOfTheDemo {
    static final List<Person> PEOPLE = List.of(
            new Person("carla.frei@stadt.example", "Carla Frei", Role.CASEWORKER),
            new Person("nina.suter@soc.example", "Nina Suter", Role.ANALYST),
            new Person("tim.wolf@stadt.example", "Tim Wolf", Role.TEAM_LEAD),
            new Person("sina.koch@stadt.example", "Sina Koch", Role.SERVICE_OWNER),
            new Person("rosa.blum@stadt.example", "Rosa Blum", Role.AUDITOR),
            // Two, because each needs the other.
            new Person("paula.meier@stadt.example", "Paula Meier", Role.PLATFORM_ADMINISTRATOR),
            new Person("oskar.lang@stadt.example", "Oskar Lang", Role.PLATFORM_ADMINISTRATOR));

    private StaffOfTheDemo() {}

    record Person(String login, String name, Role role) {}

    /** Their login names. */
    public static List<Login> logins() {
        return PEOPLE.stream().map(person -> new Login(person.login())).toList();
    }
}
