package ch.meinkonto.portal.form;

import java.util.List;

/**
 * One thing that is asked or known; its name is unique in its form. Texts: {@code service.form.name.label}, with
 * {@code .hint} and, where an answer is needed, {@code .missing}.
 *
 * @param <T> what an answer means
 */
public sealed interface Field<T> permits TextField, DateField, ChoiceField, DeclarationField, UploadField, KnownField {
    /** Name in forms, documents of programs and stored answers, kebab-case. */
    String name();

    /** Whether the person may go on without an answer. */
    boolean optional();

    /**
     * Reads an answer as it was written in a form, by a program or by {@link #write}.
     *
     * @param written one value or more, none of them blank
     * @throws AnswerRefused when it is no answer to this
     */
    T read(List<String> written);

    /** Writes an answer as it is stored. */
    List<String> write(T answer);

    /** Which input shows it; the templates know one for each. */
    String input();
}
