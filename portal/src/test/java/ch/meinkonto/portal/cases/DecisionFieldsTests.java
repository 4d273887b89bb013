package ch.meinkonto.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringTemplateEngine;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DateField;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.form.TextField;

/** What staff fill in to grant a request looks like what it is, whatever a service asks of them. */
@PortalTest
class DecisionFieldsTests {
    private enum Cause {
        ILLNESS,
        ABROAD
    }

    @Autowired
    private ISpringTemplateEngine templates;
    @Autowired
    private FormViews views;

    @Test
    void showsEveryFieldByItsTypeAndWithItsLabel() {
        Question decision = Question.of("decision", ChoiceField.of("cause", Cause.class),
                TextField.lines("explanation", 500), DateField.named("wish"));
        FormDefinition form = new FormDefinition("tax-extension", 1, List.of(Section.of("decision", decision)),
                List.of());
        assertThat(fields(form, decision)).contains("type=\"radio\"", "value=\"illness\"", "value=\"abroad\"",
                "<textarea", "maxlength=\"500\"", "class=\"input-date\"", "Was ist passiert?")
                .doesNotContain("<h1");
    }

    @Test
    void givesASingleFieldALabelInsteadOfTheHeadingOfThePage() {
        Question decision = Question.of("decision", TextField.line("explanation", 50));
        FormDefinition form = new FormDefinition("tax-extension", 1, List.of(Section.of("decision", decision)),
                List.of());
        assertThat(fields(form, decision)).contains("<label for=\"explanation\"").doesNotContain("<h1", "input-date");
    }

    private String fields(FormDefinition form, Question decision) {
        Context context = new Context(Locale.GERMAN, Map.of("question", views.question(form, decision, Answers.none(),
                Map.of(), List.of(), List.of(), Locale.GERMAN).withinPage()));
        return templates.process("cases/fields", Set.of("inputs"), context);
    }
}
