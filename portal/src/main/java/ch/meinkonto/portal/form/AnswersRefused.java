package ch.meinkonto.portal.form;

import java.util.List;

import ch.meinkonto.portal.cityservice.CityServiceRefusal;

/** Answers to one question cannot stand; it says all that is wrong with them. */
public final class AnswersRefused extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    private final transient Question question;
    private final transient List<AnswerRefused> refused;

    public AnswersRefused(Question question, List<AnswerRefused> refused) {
        super(refused.getFirst().reason());
        this.question = question;
        this.refused = List.copyOf(refused);
    }

    /** The question to be asked again. */
    public Question question() {
        return question;
    }

    /** What is wrong, in the order of the fields. */
    public List<AnswerRefused> refused() {
        return refused;
    }

    @Override
    public Kind kind() {
        return refused.getFirst().kind();
    }

    @Override
    public String messageKey() {
        return refused.getFirst().messageKey();
    }
}
