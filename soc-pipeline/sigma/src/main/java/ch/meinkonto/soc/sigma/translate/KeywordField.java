package ch.meinkonto.soc.sigma.translate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import ch.meinkonto.soc.sigma.rule.Network;
import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.ValueTest;
import ch.meinkonto.soc.sigma.translate.Loss.Reason;

/** Questions to a field that is compared whole, as written. */
record KeywordField(IndexedField field, Losses losses) {
    Bounds ask(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(TextPattern pattern, boolean cased) -> text(pattern, cased);
            case ValueTest.Regex regex -> regex(regex);
            case ValueTest.Number number -> {
                losses.add(Reason.NUMBER_IN_TEXT, field.name(), "a number can be written in many ways");
                yield new Bounds(matching(NumberText.equalTo(number)),
                        Clause.or(NumberText.certain(number).stream()
                                .<Clause>map(text -> new Clause.Term(field.name(), text))
                                .toList()));
            }
            case ValueTest.Compare ignored -> {
                losses.add(Reason.NUMBER_IN_TEXT, field.name(), "texts are not in the order of numbers");
                yield Bounds.atMost(matching(NumberText.anyNumber()));
            }
            case ValueTest.InNetwork(Network network) -> {
                losses.add(Reason.ADDRESS_IN_TEXT, field.name(), "an address can be written in many ways");
                yield Bounds.atMost(matching(NumberText.anyAddress(network.address().getAddress().length)));
            }
            case ValueTest.TimePart ignored -> {
                losses.add(Reason.TIME_PART, field.name(), "a part of a time needs a script");
                yield Bounds.atMost(there());
            }
            case ValueTest.Null ignored -> Bounds.exactly(Clause.not(there()));
            case ValueTest.Exists(boolean wanted) -> Bounds.exactly(wanted ? there() : Clause.not(there()));
            case ValueTest.SameAs ignored -> {
                losses.add(Reason.FIELD_REFERENCE, field.name(), "comparing two fields needs a script");
                yield Bounds.atMost(there());
            }
        };
    }

    /** The field has a value, be it one that is too long to be searched. */
    Clause there() {
        return orIgnored(Clause.exists(field.name()));
    }

    private Bounds text(TextPattern written, boolean cased) {
        TextPattern pattern = cased ? written : written.lowerCase();
        if (pattern.hasWildcard() && pattern.parts().stream().allMatch(TextPattern.Part.AnyRun.class::isInstance)) {
            return Bounds.exactly(there());
        }
        if (!cased && pattern.text().indexOf(Letters.DOT_ABOVE) >= 0) {
            losses.add(Reason.LETTER_CASE, field.name(), "the dot above can be a part of a capital i");
            return Bounds.atMost(there());
        }
        TextLanguage language = cased ? TextLanguage.cased(pattern) : TextLanguage.uncased(pattern);
        if (!language.over().equals(language.under())) {
            boolean single = pattern.parts().stream().anyMatch(TextPattern.Part.AnyCharacter.class::isInstance);
            losses.add(single ? Reason.SINGLE_CHARACTER : Reason.LETTER_CASE, field.name(), single
                    ? "'?' stands for half of a character beyond the basic plane"
                    : "the lower case of a sigma depends on what follows");
        }
        boolean acceptable = !pattern.hasWildcard() || AutomatonSize.acceptable(language.over());
        Optional<Clause> plain = acceptable ? KeywordText.plain(field.name(), pattern, cased) : Optional.empty();
        if (plain.isPresent()) {
            return longValues(Bounds.exactly(plain.get()), language.over());
        }
        return longValues(new Bounds(matching(language.over()), found(language.under()).orElse(Clause.NOTHING)),
                language.over());
    }

    private Bounds regex(ValueTest.Regex regex) {
        RegexReader.Reading reading = RegexReader.read(regex);
        reading.losses().forEach((reason, detail) -> losses.add(reason, field.name(), detail));
        if (reading.language().equals(Language.ANYTHING)) {
            return reading.exact() ? Bounds.exactly(there()) : Bounds.atMost(there());
        }
        Optional<Clause> found = found(reading.language());
        if (found.isEmpty()) {
            return Bounds.atMost(there());
        }
        Bounds bounds = reading.exact() ? Bounds.exactly(found.get()) : Bounds.atMost(found.get());
        return longValues(bounds, reading.language());
    }

    /** At least the values of the language; every value where the index would refuse the pattern. */
    private Clause matching(Language language) {
        return found(language).map(found -> canBeTooLong(language) ? orIgnored(found) : found).orElseGet(this::there);
    }

    private Optional<Clause> found(Language language) {
        String written = LuceneRegex.write(language);
        if (written.length() > KeywordText.LONGEST || !AutomatonSize.acceptable(language)) {
            losses.add(Reason.PATTERN_TOO_LARGE, field.name(), "the pattern is too long, or its automaton too large");
            return Optional.empty();
        }
        return Optional.of(Clause.single("regexp", field.name(),
                new TreeMap<>(Map.of("value", written, "flags", "NONE"))));
    }

    /** Adds the documents with values that are not searched, where those could match. */
    private Bounds longValues(Bounds bounds, Language language) {
        if (!canBeTooLong(language)) {
            return bounds;
        }
        losses.add(Reason.LONG_VALUES_NOT_INDEXED, field.name(),
                "values longer than " + field.ignoreAbove() + " characters are not searched");
        return new Bounds(orIgnored(bounds.over()), bounds.under());
    }

    private boolean canBeTooLong(Language language) {
        OptionalInt longest = Language.longest(language);
        return field.ignoreAbove() > 0 && (longest.isEmpty() || longest.getAsInt() > field.ignoreAbove());
    }

    private Clause orIgnored(Clause clause) {
        return field.ignoreAbove() == 0
                ? clause
                : Clause.or(List.of(clause, new Clause.Term("_ignored", field.name())));
    }
}
