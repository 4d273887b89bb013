package ch.meinkonto.portal.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.StandsFor;
import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Choice;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DateField;
import ch.meinkonto.portal.form.DeclarationField;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.form.UploadField;
import ch.meinkonto.portal.upload.StoredFile;

/**
 * The words of a form, in the language of the page. Its keys begin with {@code service.form}. Where somebody acts for another, the
 * words under the same key and {@code .acting} are shown instead, if there are any: for words that only fit who speaks for
 * themselves. The office reads those under {@code .office}: it is not asked, it reads about somebody.
 */
@Component
class FormTexts {
    private final MessageSource texts;
    private final boolean office;

    @Autowired
    FormTexts(MessageSource texts) {
        this(texts, false);
    }

    private FormTexts(MessageSource texts, boolean office) {
        this.texts = texts;
        this.office = office;
    }

    /** The same words as the office reads them. */
    FormTexts forOffice() {
        return new FormTexts(texts, true);
    }

    /** The heading of a question: its own, or the label of its only field; none where it has neither. */
    String title(FormDefinition form, Question question, Locale language) {
        String key = key(form, question.name() + ".title");
        String title = words(key, "", language);
        if (!title.isEmpty()) {
            return title;
        }
        return question.fields().isEmpty() ? "" : label(form, question.fields().getFirst(), language);
    }

    String section(FormDefinition form, String name, Locale language) {
        return words(key(form, "section." + name), null, language);
    }

    String label(FormDefinition form, Field<?> field, Locale language) {
        return words(key(form, field.name() + ".label"), null, language);
    }

    /** What the check page calls an answer; a question's heading may be too long for that. */
    String shortLabel(FormDefinition form, Field<?> field, Locale language) {
        String brief = words(key(form, field.name() + ".short"), "", language);
        return brief.isEmpty() ? label(form, field, language) : brief;
    }

    /** What stands above the suggestions of a field. */
    String list(FormDefinition form, Field<?> field, Locale language) {
        return words(key(form, field.name() + ".list"), null, language);
    }

    /** Help with a field or a question; absent where none is needed. */
    @Nullable
    String hint(FormDefinition form, String name, Locale language) {
        String hint = words(key(form, name + ".hint"), "", language);
        return hint.isEmpty() ? null : hint;
    }

    /** What stands beside the label of a field that may stay empty: when it is needed, or that one is free. */
    String mayStayEmpty(FormDefinition form, Field<?> field, Locale language) {
        String when = when(form, field, language);
        return when.isEmpty() ? words("form.optional", null, language) : when;
    }

    /** Whether it is only asked of some who see the question, and left empty by everybody else. */
    boolean isForSome(FormDefinition form, Field<?> field, Locale language) {
        return !when(form, field, language).isEmpty();
    }

    private String when(FormDefinition form, Field<?> field, Locale language) {
        return words(key(form, field.name() + ".when"), "", language);
    }

    String choice(FormDefinition form, Field<?> field, Choice choice, Locale language) {
        return words(key(form, field.name() + "." + choice.text()), null, language,
                Written.all(choice.arguments(), language));
    }

    @Nullable
    String choiceHint(FormDefinition form, Field<?> field, Choice choice, Locale language) {
        String hint = words(key(form, field.name() + "." + choice.text() + ".hint"), "", language,
                Written.all(choice.arguments(), language));
        return hint.isEmpty() ? null : hint;
    }

    /** What is wrong with an answer, in words. */
    String problem(FormDefinition form, AnswerRefused refusal, Locale language) {
        String key = refusal.isMissing() ? key(form, refusal.field() + ".missing") : refusal.messageKey();
        return words(key, null, language, Written.all(refusal.arguments(), language));
    }

    /** Any message with values as they are written in Switzerland. */
    String say(String key, List<Object> arguments, Locale language) {
        return texts.getMessage(key, Written.all(arguments, language), language);
    }

    /** The same, one sentence or item a line. */
    List<String> lines(String key, List<Object> arguments, Locale language) {
        return say(key, arguments, language).lines().filter(line -> !line.isBlank()).toList();
    }

    /** An answer as people read it, one line or more. */
    List<String> display(FormDefinition form, Field<?> field, Answers answers, List<StoredFile> files,
            Locale language) {
        if (!answers.has(field)) {
            return List.of(texts.getMessage("form.not-answered", null, language));
        }
        return switch (field) {
            case TextField<?> text -> answers.written(text).getFirst().lines().toList();
            case DateField date -> List.of(Written.of(answers.get(date), language));
            case KnownField<?> known -> List.of(Written.of(answers.get(known), language));
            case DeclarationField declared -> List.of(texts.getMessage("form.declared", null, language));
            case ChoiceField<?> choice -> List.of(chosen(form, choice, answers, language));
            case UploadField upload -> names(answers.get(upload), files);
        };
    }

    private String chosen(FormDefinition form, ChoiceField<?> field, Answers answers, Locale language) {
        String value = answers.written(field).getFirst();
        return field.choices().apply(answers)
                .stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst()
                .map(choice -> choice(form, field, choice, language))
                // What was offered then need not be offered today.
                .orElseGet(() -> Written.of(answers.get(field), language));
    }

    private static List<String> names(List<UUID> ids, List<StoredFile> files) {
        return ids.stream()
                .flatMap(id -> files.stream().filter(file -> file.id().equals(id)))
                .map(StoredFile::name)
                .toList();
    }

    private static String key(FormDefinition form, String... parts) {
        return form.service() + ".form." + Arrays.stream(parts).collect(Collectors.joining("."));
    }

    /**
     * The words under a key.
     *
     * @param none what to say where there are none; absent where there must be some
     */
    private String words(String key, @Nullable String none, Locale language, Object... arguments) {
        String reader = office ? ".office" : StandsFor.somebodyElse() ? ".acting" : "";
        String fitting = reader.isEmpty() ? null : texts.getMessage(key + reader, arguments, null, language);
        if (fitting != null) {
            return fitting;
        }
        return none == null
                ? texts.getMessage(key, arguments, language)
                : Objects.requireNonNullElse(texts.getMessage(key, arguments, none, language), none);
    }
}
