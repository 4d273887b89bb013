package ch.meinkonto.portal.childservice;

import java.util.List;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.Application;
import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Handling;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.cases.OnlineService;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.LifeEvent;
import ch.meinkonto.portal.cityservice.Representation;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.form.TextField;

/** A service that parents use for their children: one question, granted by rule. */
public final class SwimLesson implements OnlineService {
    private static final TextField<String> COURSE = TextField.line("course", 50);
    private static final KnownField<String> NAME = KnownField.text("name");
    private static final CityService CITY = new CityService("swim-lesson", "swim-lessons", LifeEvent.CHILDREN,
            List.of("/swim-lesson"), SwimLesson.class).openTo(Representation.PARENT);
    private static final FormDefinition FORM = new FormDefinition("swim-lesson", 1,
            List.of(Section.of("all", Question.of("course", COURSE))), List.of(NAME));

    /** For a test that wants it in the portal. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        SwimLesson swimLesson() {
            return new SwimLesson();
        }

        @Bean
        CityService swimLessonInTheCatalogue() {
            return CITY;
        }
    }

    @Override
    public CityService city() {
        return CITY;
    }

    @Override
    public FormDefinition form() {
        return FORM;
    }

    @Override
    public Answers knownOf(Resident resident) {
        return resident.name() == null ? Answers.none() : Answers.none().with(NAME, resident.name());
    }

    @Override
    public String referencePrefix() {
        return "SK";
    }

    @Override
    public String subject(Answers answers) {
        return answers.get(COURSE);
    }

    @Override
    public Handling handle(Application application) {
        return new Handling.GrantedByRule(Answers.none());
    }

    @Override
    public List<NewDocument> decided(CaseFile decided) {
        return List.of();
    }
}
