package ch.meinkonto.portal.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version of what a service asks.
 *
 * @param service name of the service, with which its message keys begin
 * @param version counted from 1; a draft keeps the version it was begun with
 * @param sections in their order
 * @param known what registers tell in the course of it
 */
public record FormDefinition(String service, int version, List<Section> sections, List<KnownField<?>> known) {
    public FormDefinition {
        sections = List.copyOf(sections);
        known = List.copyOf(known);
        Set<String> names = new LinkedHashSet<>();
        Stream.concat(sections.stream().flatMap(section -> section.questions().stream())
                .flatMap(question -> question.fields().stream()), known.stream())
                .map(Field::name)
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException("field twice in form of " + service + ": " + twice);
                });
    }

    /** Every question, asked or not. */
    public List<Question> questions() {
        return sections.stream().flatMap(section -> section.questions().stream()).toList();
    }

    /** The questions that are asked after these answers. */
    public List<Question> asked(Answers answers) {
        return questions().stream().filter(question -> question.asked().test(answers)).toList();
    }

    /** A question by its name, when it is asked after these answers. */
    public Optional<Question> question(String name, Answers answers) {
        return asked(answers).stream().filter(question -> question.name().equals(name)).findFirst();
    }

    /** The question before another one. */
    public Optional<Question> before(Question question, Answers answers) {
        List<Question> asked = asked(answers);
        int place = asked.indexOf(question);
        return place > 0 ? Optional.of(asked.get(place - 1)) : Optional.empty();
    }

    /** The first question that still needs an answer; empty when everything is answered. */
    public Optional<Question> open(Answers answers) {
        return asked(answers).stream().filter(question -> !question.isAnswered(answers)).findFirst();
    }

    /**
     * The answers with those to one question, checked. Fields of other questions are not touched; a field without a value
     * loses its answer.
     *
     * @param written what was written, by the name of its field
     * @throws AnswersRefused with everything that is wrong with them
     */
    public Answers answer(Question question, Map<String, List<String>> written, Answers before) {
        Answers after = before;
        List<AnswerRefused> refused = new ArrayList<>();
        for (Field<?> field : question.fields()) {
            List<String> values = written.getOrDefault(field.name(), List.of())
                    .stream()
                    .filter(value -> !value.isBlank())
                    .toList();
            try {
                after = answered(field, values, after);
            } catch (AnswerRefused refusal) {
                refused.add(refusal);
            }
        }
        if (refused.isEmpty()) {
            try {
                after = question.learns().apply(after);
                question.checks().accept(after);
                return after;
            } catch (AnswerRefused refusal) {
                refused.add(refusal);
            }
        }
        throw new AnswersRefused(question, refused);
    }

    private static Answers answered(Field<?> field, List<String> values, Answers before) {
        if (values.isEmpty()) {
            if (!field.optional()) {
                throw new AnswerRefused(field.name(), Mistake.MISSING);
            }
            return before.leavingEmpty(field);
        }
        if (field instanceof ChoiceField<?> choice && !choice.offers(values.getFirst(), before)) {
            throw new AnswerRefused(field.name(), Mistake.NOT_A_CHOICE);
        }
        return before.withWritten(field, values);
    }

    /**
     * Checks again what was answered some time ago: a day may have passed.
     *
     * @throws AnswersRefused with the first question whose answers no longer stand
     */
    public void check(Answers answers) {
        for (Question question : asked(answers)) {
            try {
                question.fields().forEach(field -> answered(field, answers.written(field), answers));
                question.checks().accept(answers);
            } catch (AnswerRefused refusal) {
                throw new AnswersRefused(question, List.of(refusal));
            }
        }
    }

    /** The answers to what is asked and what is known; what was answered on a way since left is gone. */
    public Answers relevant(Answers answers) {
        List<Field<?>> fields = new ArrayList<>(known);
        asked(answers).forEach(question -> fields.addAll(question.fields()));
        return answers.only(fields);
    }

    /** Names of everything a program may answer. */
    public Set<String> askable() {
        return questions().stream()
                .flatMap(question -> question.fields().stream())
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
