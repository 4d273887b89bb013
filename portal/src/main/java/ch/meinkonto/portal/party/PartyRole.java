package ch.meinkonto.portal.party;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.party.Part.Agrees;
import ch.meinkonto.portal.party.Part.FillsIn;

/**
 * A role that a service gives to people besides the applicant. Texts: {@code service.party.name} for what it is called,
 * {@code service.party.name.why} for why the applicant asks somebody, and {@code service.party.name.asked} for what somebody who
 * agrees is asked.
 *
 * @param name kebab-case
 * @param part what they do
 * @param least how many there must be before it is handed in, 0 or more
 * @param most how many there can be, one or more
 * @param wanted whether there is such a role after these answers, and everything it shows is answered
 */
public record PartyRole(String name, Part part, int least, int most, Predicate<Answers> wanted) {
    public PartyRole {
        if (!name.matches("[a-z]+(-[a-z]+)*") || least < 0 || most < 1 || least > most) {
            throw new IllegalArgumentException("not a role: " + name + ", " + least + " to " + most);
        }
    }

    /** Somebody who fills in the draft with the applicant; none is needed, and there can be one. */
    public static PartyRole fillsIn(String name) {
        return new PartyRole(name, new FillsIn(false), 0, 1, answers -> true);
    }

    /** Somebody whose agreement is needed. */
    public static PartyRole agrees(String name, Function<Answers, Map<String, Object>> shows) {
        return new PartyRole(name, new Agrees(shows, false), 1, 1, answers -> true);
    }

    /** There must be so many, and there can be so many. */
    public PartyRole between(int fewest, int highest) {
        return new PartyRole(name, part, fewest, highest, wanted);
    }

    /** There is such a role only after some answers. */
    public PartyRole when(Predicate<Answers> condition) {
        return new PartyRole(name, part, least, most, condition);
    }

    /** Who fills in may hand in as well. */
    public PartyRole handingIn() {
        return new PartyRole(name, switch (part) {
            case FillsIn fillsIn -> new FillsIn(true);
            case Agrees agrees -> throw new IllegalStateException("who agrees hands nothing in: " + name);
        }, least, most, wanted);
    }

    /** Who agrees sees what was decided. */
    public PartyRole learningTheOutcome() {
        return new PartyRole(name, switch (part) {
            case Agrees(Function<Answers, Map<String, Object>> shows, boolean learns) -> new Agrees(shows, true);
            case FillsIn fillsIn -> fillsIn;
        }, least, most, wanted);
    }

    /** Whether they fill in the draft. */
    public boolean fillsIn() {
        return part instanceof FillsIn;
    }

    /** What somebody in this role is shown; nothing for who sees the draft itself, or while the role is not wanted. */
    public Map<String, Object> shown(Answers answers) {
        return part instanceof Agrees agrees && wanted.test(answers) ? agrees.shows().apply(answers) : Map.of();
    }

    /** What an agreement stands for: another digest, and it was given for something else. Empty while nothing is asked. */
    public String digest(Answers answers) {
        Map<String, Object> shown = shown(answers);
        return shown.isEmpty()
                ? ""
                : Digests.of(shown.entrySet()
                        .stream()
                        .map(line -> line.getKey() + "=" + line.getValue())
                        .collect(Collectors.joining("\n", name + "\n", "")));
    }
}
