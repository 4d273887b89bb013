package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.Optional;

import ch.meinkonto.portal.TestPaper;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.LifeEvent;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.form.TextField;

/** A service whose form changes, and which fails on demand. Its texts are those of the tax extension. */
final class TestService implements OnlineService {
    static final TextField<String> STREET = TextField.line("street", 50);
    static final TextField<String> FLOOR = TextField.line("floor", 50);
    static final TextField<String> BUILDING = TextField.line("building", 50);

    private static final CityService CITY = new CityService("tax-extension", "tax-extensions", LifeEvent.TAXES,
            List.of(), TestService.class);
    private static final FormDefinition FIRST = new FormDefinition("tax-extension", 1,
            List.of(Section.of("all", Question.of("street", STREET), Question.of("floor", FLOOR))), List.of());
    private static final FormDefinition SECOND = new FormDefinition("tax-extension", 2,
            List.of(Section.of("all", Question.of("street", STREET), Question.of("building", BUILDING))), List.of());

    private final FormDefinition newest;
    private final boolean knowsFirst;
    boolean failing;

    private TestService(FormDefinition newest, boolean knowsFirst) {
        this.newest = newest;
        this.knowsFirst = knowsFirst;
    }

    /** With its first form. */
    static TestService first() {
        return new TestService(FIRST, true);
    }

    /** With its second form; drafts of the first go on. */
    static TestService second() {
        return new TestService(SECOND, true);
    }

    /** With its second form; drafts of the first are migrated. */
    static TestService secondAlone() {
        return new TestService(SECOND, false);
    }

    @Override
    public CityService city() {
        return CITY;
    }

    @Override
    public FormDefinition form() {
        return newest;
    }

    @Override
    public Optional<FormDefinition> form(int version) {
        return version == 1 && knowsFirst ? Optional.of(FIRST) : OnlineService.super.form(version);
    }

    @Override
    public Answers migrated(Answers answers, int version) {
        Answers kept = OnlineService.super.migrated(answers, version);
        return answers.of(FLOOR).map(floor -> kept.with(BUILDING, "floor " + floor)).orElse(kept);
    }

    @Override
    public String referencePrefix() {
        return "TS";
    }

    @Override
    public String subject(Answers answers) {
        return answers.get(STREET);
    }

    @Override
    public Handling handle(Application application) {
        return new Handling.GrantedByRule(Answers.none());
    }

    @Override
    public List<NewDocument> decided(CaseFile decided) {
        if (failing) {
            throw new IllegalStateException("the power went off");
        }
        return List.of(new NewDocument("confirmation", "paper.pdf", TestPaper.empty()));
    }

    @Override
    public List<Object> letterFacts(CaseFile file) {
        return List.of("2026", "today", "yesterday");
    }
}
