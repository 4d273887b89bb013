package ch.meinkonto.portal.form;

import java.util.List;

/**
 * Questions that belong together: one line in the list of tasks. Text: {@code service.form.section.name}.
 *
 * @param name kebab-case
 * @param questions in their order
 */
public record Section(String name, List<Question> questions) {
    public Section {
        questions = List.copyOf(questions);
    }

    /** A section of these questions. */
    public static Section of(String name, Question... questions) {
        return new Section(name, List.of(questions));
    }
}
