package ch.meinkonto.portal.buildingservice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import ch.meinkonto.portal.cases.Application;
import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.Handling;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.cases.OnlineService;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.LifeEvent;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.Representation;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.form.UploadField;
import ch.meinkonto.portal.party.PartyRole;

/**
 * A building permit as only tests know it: an architect fills it in and hands it in, a planner fills it in, two neighbours agree
 * to the height, and whoever owns the land agrees where it is not the applicant's.
 */
public final class Building implements OnlineService {
    private static final TextField<String> PLOT = TextField.line("plot", 30);
    private static final TextField<String> HEIGHT = TextField.line("height", 10);
    private static final TextField<String> LAND = TextField.line("land", 10);
    private static final TextField<String> COLOUR = TextField.line("colour", 30);
    private static final UploadField PLANS = new UploadField("plans", true, 3);
    private static final CityService CITY = new CityService("building", "buildings", LifeEvent.MOVING,
            List.of("/building"), Building.class, Assurance.MULTI_FACTOR).openTo(Representation.MANDATE);
    private static final FormDefinition FORM = new FormDefinition("building", 1,
            List.of(Section.of("all", Question.of("plot", PLOT), Question.of("height", HEIGHT),
                    Question.of("land", LAND), Question.of("colour", COLOUR), Question.of("plans", PLANS))),
            List.of());

    /** For a test that wants it in the portal. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        Building building() {
            return new Building();
        }

        @Bean
        CityService buildingInTheCatalogue() {
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
    public boolean beginsWithTasks() {
        return true;
    }

    @Override
    public List<PartyRole> parties() {
        return List.of(PartyRole.fillsIn("architect").handingIn(), PartyRole.fillsIn("planner"),
                PartyRole.agrees("neighbour", Building::shown)
                        .between(2, 2)
                        .when(answers -> answers.has(PLOT) && answers.has(HEIGHT)),
                PartyRole.agrees("landowner", Building::shown)
                        .learningTheOutcome()
                        .when(answers -> answers.has(PLOT) && answers.has(HEIGHT) && answers.is(LAND, "rented")));
    }

    private static Map<String, Object> shown(Answers answers) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("building.shown.plot", answers.get(PLOT));
        shown.put("building.shown.height", answers.get(HEIGHT));
        return shown;
    }

    @Override
    public String referencePrefix() {
        return "BG";
    }

    @Override
    public String subject(Answers answers) {
        return answers.get(PLOT);
    }

    /** A tower costs something. */
    @Override
    public Optional<Money> fee(Answers answers) {
        return answers.is(HEIGHT, "99") ? Optional.of(new Money(10_000)) : Optional.empty();
    }

    @Override
    public Handling handle(Application application) {
        return new Handling.ForTheOffice(LocalDate.of(2026, 12, 31));
    }

    @Override
    public List<NewDocument> decided(CaseFile decided) {
        return List.of();
    }
}
