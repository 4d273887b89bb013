package ch.meinkonto.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.FormDefinition;

/** The office reads about somebody: no word of a case speaks to the resident, or as the resident. */
@PortalTest
class OfficeWordsTests {
    private static final String SPOKEN_TO = "\\b(Sie|Ihr|Ihre|Ihren|Ihrem|Ihrer|ich|Ich|mich|Mich|mir|mein|Mein|meine|Meinen|meiner|wir)\\b";

    @Autowired
    private List<OnlineService> services;
    @Autowired
    private FormTexts texts;

    @Test
    void speakAboutSomebodyNotToThem() {
        assertThat(services).isNotEmpty().allSatisfy(service -> assertThat(wordsOf(service.form()))
                .as(service.city().name())
                .allSatisfy(words -> assertThat(words).doesNotContainPattern(SPOKEN_TO)));
    }

    private List<String> wordsOf(FormDefinition form) {
        FormTexts office = texts.forOffice();
        List<String> words = new ArrayList<>();
        form.sections().forEach(section -> words.add(office.section(form, section.name(), Locale.GERMAN)));
        for (Field<?> field : form.questions().stream().flatMap(question -> question.fields().stream()).toList()) {
            words.add(office.shortLabel(form, field, Locale.GERMAN));
            if (field instanceof ChoiceField<?> choice) {
                choice.choices().apply(Answers.none())
                        .forEach(each -> words.add(office.choice(form, field, each, Locale.GERMAN)));
            }
        }
        return words;
    }
}
