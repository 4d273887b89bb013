package ch.meinkonto.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DeclarationField;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.SuitabilityCheck;

/** Every service says everything the platform asks it to say. */
@PortalTest
class FormTextsTests {
    private static final List<Locale> LANGUAGES = List.of(Locale.GERMAN, Locale.ENGLISH, Locale.FRENCH,
            Locale.ITALIAN);

    @Autowired
    private List<OnlineService> services;
    @Autowired
    private MessageSource texts;

    @Test
    void hasWordsForEveryFieldChoiceAndStateInEveryLanguage() {
        assertThat(services).isNotEmpty().allSatisfy(service -> {
            List<String> keys = new ArrayList<>(keysOf(service.form()));
            service.suitability().map(SuitabilityCheck::form).ifPresent(form -> keys.addAll(keysOf(form)));
            String name = service.city().name();
            Stream.of("title", "summary", "keywords").forEach(end -> keys.add("service." + name + "." + end));
            keys.add(name + ".help");
            keys.add(name + ".check.send");
            for (String stand : List.of("handed-in", "in-review", "asked-back", "granted", "refused", "withdrawn")) {
                keys.add(name + ".state." + stand);
            }
            for (String stand : List.of("handed-in", "in-review", "asked-back", "granted", "refused")) {
                Stream.of("title", "text", "next")
                        .forEach(end -> keys.add(name + ".confirmation." + stand + "." + end));
            }
            for (String stand : List.of("handed-in", "asked-back", "granted", "refused")) {
                Stream.of("subject", "text").forEach(end -> keys.add(name + ".mail." + stand + "." + end));
            }
            if (service.mayGrantLess()) {
                String less = "partly-granted";
                keys.add(name + ".state." + less);
                Stream.of("title", "text", "next").forEach(end -> keys.add(name + ".confirmation." + less + "." + end));
                Stream.of("subject", "text").forEach(end -> keys.add(name + ".mail." + less + "." + end));
            }
            service.textBlocks().forEach(block -> Stream.of("", ".title")
                    .forEach(end -> keys.add(name + ".block." + block + end)));
            service.decisionFields().forEach(field -> keys.addAll(keysOf(name, field)));
            for (Locale language : LANGUAGES) {
                assertThat(keys).allSatisfy(key -> assertThat(texts.getMessage(key, new Object[0], "", language))
                        .as("%s in %s", key, language).isNotBlank());
            }
        });
    }

    private static List<String> keysOf(FormDefinition form) {
        List<String> keys = new ArrayList<>();
        form.sections().stream()
                .filter(section -> !section.name().equals("suitable"))
                .forEach(section -> keys.add(form.service() + ".form.section." + section.name()));
        form.questions().forEach(question -> question.fields()
                .forEach(field -> keys.addAll(keysOf(form.service(), field))));
        form.known().stream().filter(KnownField::shown).forEach(field -> keys.addAll(keysOf(form.service(), field)));
        return keys;
    }

    private static List<String> keysOf(String service, Field<?> field) {
        String start = service + ".form." + field.name() + ".";
        List<String> keys = new ArrayList<>(List.of(start + "label"));
        if (!field.optional() && !(field instanceof DeclarationField)) {
            keys.add(start + "missing");
        }
        if (field instanceof ChoiceField<?> choice) {
            choice.choices().apply(Answers.none()).forEach(each -> keys.add(start + each.text()));
        }
        return keys;
    }
}
