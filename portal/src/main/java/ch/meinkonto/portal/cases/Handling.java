package ch.meinkonto.portal.cases;

import java.time.LocalDate;

import ch.meinkonto.portal.form.Answers;

/** What a service does with a request that is handed in; it refuses with an exception. */
public sealed interface Handling {
    /**
     * The rules grant it.
     *
     * @param details what is granted, in the fields of the service's decisions
     */
    record GrantedByRule(Answers details) implements Handling {}

    /**
     * A person must decide.
     *
     * @param dueOn until when
     */
    record ForTheOffice(LocalDate dueOn) implements Handling {}
}
