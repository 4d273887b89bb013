package ch.meinkonto.portal.form;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What one page asks. Texts: {@code service.form.name.title} for its heading.
 *
 * @param name last part of its address, kebab-case
 * @param fields what it asks, mostly one thing
 * @param asked whether it is asked after the answers before it
 * @param learns what else is known once it is answered, from registers; refuses what they do not know
 * @param checks whether its answers can stand today; asked again before everything is handed in
 * @param sensitive whether it needs a stronger sign-in than the service
 * @param notice what the person should know when it is asked, after the answers before it
 * @param needs which fields that may stay empty else need an answer after the answers before it
 */
public record Question(String name, List<Field<?>> fields, Predicate<Answers> asked, UnaryOperator<Answers> learns,
        Consumer<Answers> checks, boolean sensitive, Function<Answers, Optional<Notice>> notice,
        BiPredicate<Field<?>, Answers> needs) {
    /**
     * Something a person should know.
     *
     * @param messageKey the message
     * @param arguments what it mentions; dates appear as they are written in Switzerland
     */
    public record Notice(String messageKey, List<Object> arguments) {
        public Notice {
            arguments = List.copyOf(arguments);
        }
    }

    public Question {
        fields = List.copyOf(fields);
        if (!name.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("not a kebab-case name: " + name);
        }
    }

    /** A question that is always asked and whose every answer can stand. */
    public static Question of(String name, Field<?>... fields) {
        return new Question(name, List.of(fields), answers -> true, UnaryOperator.identity(), answers -> {}, false,
                answers -> Optional.empty(), (field, answers) -> false);
    }

    /** Asked only when the answers before it say so. */
    public Question when(Predicate<Answers> condition) {
        return new Question(name, fields, condition, learns, checks, sensitive, notice, needs);
    }

    /** Learns more from registers when it is answered. */
    public Question learning(UnaryOperator<Answers> more) {
        return new Question(name, fields, asked, more, checks, sensitive, notice, needs);
    }

    /** Checked with rules that depend on other answers or on the day. */
    public Question checking(Consumer<Answers> rules) {
        return new Question(name, fields, asked, learns, rules, sensitive, notice, needs);
    }

    /** Says something first. */
    public Question noting(Function<Answers, Optional<Notice>> words) {
        return new Question(name, fields, asked, learns, checks, sensitive, words, needs);
    }

    /** Needs an answer where another time it would not; its check says so to whoever gives none. */
    public Question needing(Field<?> needed, Predicate<Answers> condition) {
        return new Question(name, fields, asked, learns, checks, sensitive, notice,
                (field, answers) -> field.equals(needed) && condition.test(answers) || needs.test(field, answers));
    }

    /** Whether the person may go on without an answer to a field of it, after the answers before it. */
    public boolean isOptional(Field<?> field, Answers answers) {
        return field.optional() && !needs.test(field, answers);
    }

    /** Needs a stronger sign-in. */
    public Question guarded() {
        return new Question(name, fields, asked, learns, checks, true, notice, needs);
    }

    /** Whether every answer it needs is there. One that needs none must have been asked at least. */
    boolean isAnswered(Answers answers) {
        boolean needsNone = fields.stream().allMatch(field -> isOptional(field, answers));
        return fields.stream().allMatch(field -> answers.has(field)
                || (needsNone ? answers.wasLeftEmpty(field) : isOptional(field, answers)));
    }

    /** Whether it asks for files. */
    public boolean takesFiles() {
        return fields.stream().anyMatch(UploadField.class::isInstance);
    }

    /** Whether it asks several things, each with a label of its own. */
    public boolean isGroup() {
        return fields.size() > 1;
    }
}
