package ch.meinkonto.portal.form;

import java.util.List;

/**
 * Something a person confirms by ticking it; going on without is not possible.
 *
 * @param name its name
 */
public record DeclarationField(String name) implements Field<Boolean> {
    private static final String MADE = "true";

    @Override
    public boolean optional() {
        return false;
    }

    @Override
    public Boolean read(List<String> written) {
        if (!written.getFirst().equals(MADE)) {
            throw new AnswerRefused(name, Mistake.MISSING);
        }
        return Boolean.TRUE;
    }

    @Override
    public List<String> write(Boolean answer) {
        return List.of(MADE);
    }

    @Override
    public String input() {
        return "declaration";
    }
}
