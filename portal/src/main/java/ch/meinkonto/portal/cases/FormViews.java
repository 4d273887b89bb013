package ch.meinkonto.portal.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.AnswerRefused.Way;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DateField;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.form.TextField.Suggestion;
import ch.meinkonto.portal.form.UploadField;
import ch.meinkonto.portal.upload.StoredFile;
import ch.meinkonto.portal.upload.UploadSettings;

/** What templates show of forms, every word of it ready. */
@Component
class FormViews {
    private final FormTexts texts;
    private final UploadSettings uploads;

    @Autowired
    FormViews(FormTexts texts, UploadSettings uploads) {
        this.texts = texts;
        this.uploads = uploads;
    }

    /** The same in the words of the office. */
    FormViews forOffice() {
        return new FormViews(texts.forOffice(), uploads);
    }

    /** What is wrong, at which field, and the page that helps, absent where there is none. */
    record Problem(String field, String text, @Nullable Way way) {
        Problem(String field, String text) {
            this(field, text, null);
        }
    }

    /** One thing to choose. */
    record ChoiceView(String value, String label, @Nullable String hint, boolean chosen) {}

    /**
     * One field.
     *
     * @param name its name and id
     * @param input which input shows it
     * @param label what is asked
     * @param hint help, absent where none is needed
     * @param value what stands in it
     * @param error what is wrong with it, absent where nothing is
     * @param optional what is said where it may stay empty, absent where it may not
     * @param longest most characters
     * @param choices what there is to choose from
     * @param files what is stored already
     * @param mostFiles most files
     * @param mostMegabytes most megabytes of a file
     * @param suggestions what is mostly meant
     * @param list what stands above the suggestions, absent where there are none
     * @param way a page that helps whoever is refused, absent where there is none
     */
    record FieldView(String name, String input, String label, @Nullable String hint, String value,
            @Nullable String error, @Nullable String optional, int longest, List<ChoiceView> choices,
            List<StoredFile> files,
            int mostFiles, int mostMegabytes, List<Suggestion> suggestions, @Nullable String list,
            @Nullable Way way) {
        /** Ids of what describes it, for readers of screens. */
        public @Nullable String describedBy() {
            String ids = (hint == null ? "" : name + "-hint") + (error == null ? "" : " " + name + "-error");
            return ids.isBlank() ? null : ids.strip();
        }
    }

    /** One question. */
    record QuestionView(String name, String title, @Nullable String notice, @Nullable String hint,
            List<FieldView> fields, boolean group, boolean takesFiles) {
        /** Within a page of its own: every field with its label, none as the heading. */
        QuestionView withinPage() {
            return new QuestionView(name, title, notice, hint, fields, true, takesFiles);
        }
    }

    /** One line of what is checked; the question is absent for what is known. */
    record Row(String id, String label, List<String> values, @Nullable String question) {}

    /** Lines that belong together. */
    record Part(String title, List<Row> rows) {}

    List<Problem> problems(FormDefinition form, List<AnswerRefused> refused, Locale language) {
        return refused.stream()
                .map(refusal -> new Problem(refusal.field(), texts.problem(form, refusal, language), refusal.way()))
                .toList();
    }

    /**
     * A question as it is asked.
     *
     * @param written what stands in the fields, by name; the answers where a field is not in it
     */
    QuestionView question(FormDefinition form, Question question, Answers answers, Map<String, List<String>> written,
            List<StoredFile> files, List<Problem> problems, Locale language) {
        List<FieldView> fields = question.fields()
                .stream()
                .map(field -> field(form, question, field, answers,
                        written.getOrDefault(field.name(), shown(field, answers, language)), files, problems,
                        language))
                .toList();
        String hint = question.isGroup() ? texts.hint(form, question.name(), language) : null;
        String notice = question.notice()
                .apply(answers)
                .map(words -> texts.say(words.messageKey(), words.arguments(), language))
                .orElse(null);
        return new QuestionView(question.name(), texts.title(form, question, language), notice, hint, fields,
                question.isGroup(), question.takesFiles());
    }

    private static List<String> shown(Field<?> field, Answers answers, Locale language) {
        if (field instanceof DateField date && answers.has(date)) {
            return List.of(Written.of(answers.get(date), language));
        }
        return answers.written(field);
    }

    private FieldView field(FormDefinition form, Question question, Field<?> field, Answers answers,
            List<String> written, List<StoredFile> files, List<Problem> problems, Locale language) {
        String value = written.isEmpty() ? "" : written.getFirst();
        List<ChoiceView> choices = field instanceof ChoiceField<?> choice
                ? choice.choices().apply(answers)
                        .stream()
                        .map(each -> new ChoiceView(each.value(), texts.choice(form, field, each, language),
                                texts.choiceHint(form, field, each, language), each.value().equals(value)))
                        .toList()
                : List.of();
        Problem problem = problems.stream()
                .filter(each -> each.field().equals(field.name()))
                .findFirst()
                .orElse(null);
        List<Suggestion> suggestions = field instanceof TextField<?> text ? text.suggestions().get() : List.of();
        return new FieldView(field.name(), field.input(), texts.label(form, field, language),
                texts.hint(form, field.name(), language), value, problem == null ? null : problem.text(),
                question.isOptional(field, answers) ? texts.mayStayEmpty(form, field, language) : null,
                field instanceof TextField<?> text ? text.longest() : 0, choices,
                files.stream().filter(file -> file.field().equals(field.name())).toList(),
                field instanceof UploadField upload ? upload.most() : 0, uploads.largestMegabytes(), suggestions,
                suggestions.isEmpty() ? null : texts.list(form, field, language),
                problem == null ? null : problem.way());
    }

    /**
     * Everything answered, for the check page and the pages of a case; nothing about what was not asked of this person.
     *
     * @param knownKey message key of what stands above what was known
     */
    List<Part> parts(FormDefinition form, Answers answers, List<StoredFile> files, String knownKey,
            Locale language) {
        List<Part> parts = new ArrayList<>();
        List<Row> known = form.known()
                .stream()
                .filter(field -> field.shown() && answers.has(field))
                .map(field -> row(form, field, null, answers, files, language))
                .toList();
        if (!known.isEmpty()) {
            parts.add(new Part(texts.say(knownKey, List.of(), language), known));
        }
        for (Section section : form.sections()) {
            List<Row> rows = section.questions()
                    .stream()
                    .filter(question -> question.asked().test(answers))
                    .flatMap(question -> question.fields().stream()
                            .filter(field -> !(field instanceof KnownField<?>))
                            .filter(field -> answers.has(field) || !texts.isForSome(form, field, language))
                            .map(field -> row(form, field, question.name(), answers, files, language)))
                    .toList();
            if (!rows.isEmpty()) {
                parts.add(new Part(texts.section(form, section.name(), language), rows));
            }
        }
        return parts;
    }

    /** How one question stands answered. */
    List<Row> rows(FormDefinition form, Question question, Answers answers, List<StoredFile> files,
            Locale language) {
        return question.fields().stream().map(field -> row(form, field, null, answers, files, language)).toList();
    }

    private Row row(FormDefinition form, Field<?> field, @Nullable String question, Answers answers,
            List<StoredFile> files, Locale language) {
        return new Row(field.name(), texts.shortLabel(form, field, language),
                texts.display(form, field, answers, files, language), question);
    }

    /** How a section stands in the list of tasks. */
    enum Progress {
        DONE,
        OPEN,
        /** A section before it is open. */
        LATER
    }

    /** One line of the list of tasks. */
    record Task(String title, Progress progress, @Nullable String question) {
        public String progressKey() {
            return "form.task." + progress.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The list of tasks. */
    List<Task> tasks(FormDefinition form, Answers answers, Locale language) {
        List<Task> tasks = new ArrayList<>();
        String open = form.open(answers).map(Question::name).orElse(null);
        boolean reached = true;
        for (Section section : form.sections()) {
            List<Question> asked = section.questions().stream().filter(each -> each.asked().test(answers)).toList();
            if (asked.isEmpty()) {
                continue;
            }
            boolean hasOpen = asked.stream().anyMatch(each -> each.name().equals(open));
            Progress progress = !reached ? Progress.LATER : hasOpen ? Progress.OPEN : Progress.DONE;
            String question = !reached ? null : hasOpen ? open : asked.getFirst().name();
            tasks.add(new Task(texts.section(form, section.name(), language), progress, question));
            reached = reached && !hasOpen;
        }
        return tasks;
    }

}
