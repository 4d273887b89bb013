package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.FindCases.Whole;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.upload.StoredFile;

/** The page of a case as staff see it. */
@Component
class StaffViews {
    private final CaseViews cases;
    private final FormViews forms;
    private final FormTexts texts;
    private final FormTexts officeTexts;

    StaffViews(CaseViews cases, FormViews forms, FormTexts texts) {
        this.cases = cases;
        this.forms = forms;
        this.texts = texts;
        this.officeTexts = texts.forOffice();
    }

    /** Something staff can choose: a question that could be asked back, or a text block. */
    record Askable(String name, String label) {}

    /** A file with the question it answers. */
    record SentFile(String question, StoredFile file) {}

    String address(OnlineService service, String reference) {
        return service.city().staffPath() + "/" + reference;
    }

    /** The questions staff answer when they grant, as a form of its own. */
    static FormDefinition decisionForm(OnlineService service) {
        return new FormDefinition(service.city().name(), 1, List.of(Section.of("decision", decision(service))),
                List.of());
    }

    static Question decision(OnlineService service) {
        return Question.of("decision", service.decisionFields().toArray(Field<?>[]::new));
    }

    ModelAndView page(OnlineService service, Whole whole, Resident staff, List<FormViews.Problem> problems,
            Map<String, List<String>> written, Locale language) {
        CaseFile file = whole.file();
        FormDefinition form = service.formOf(file.formVersion());
        List<Askable> askable = form.asked(file.answers())
                .stream()
                .map(question -> new Askable(question.name(), texts.title(form, question, language)))
                .toList();
        boolean mine = Objects.equals(file.assignee(), staff.id());
        boolean own = file.owner().equals(staff.id())
                || whole.parties().stream().anyMatch(party -> party.isTakenBy(staff.id()))
                || whole.timeline()
                        .stream()
                        .anyMatch(entry -> entry.representative() != null && entry.actor().equals(staff.id()));
        Decision proposal = file.proposal();
        boolean free = file.state() == CaseState.IN_REVIEW && proposal == null;
        FormDefinition decisionForm = decisionForm(service);
        return cases.page("cases/staff-case", service, whole, language)
                .addObject("collection", service.city().collection())
                .addObject("parts", forms.forOffice().parts(form, file.answers(), whole.files(),
                        "form.known-of-case", language))
                .addObject("askable", askable)
                .addObject("blocks", service.textBlocks()
                        .stream()
                        .map(block -> new Askable(block, texts.say(service.city().name() + ".block." + block + ".title",
                                List.of(), language)))
                        .toList())
                .addObject("officeFacts", cases.officeFacts(service, file, language))
                .addObject("own", own)
                .addObject("mayTake", !own && !mine && (file.state() == CaseState.HANDED_IN || free))
                .addObject("mayDecide", !own && mine && free)
                .addObject("mine", mine)
                .addObject("proposal", proposal)
                // As if it were decided: what the second person agrees to.
                .addObject("proposed", proposal == null
                        ? Map.of()
                        : cases.facts(service, file.decidedAs(proposal), language))
                .addObject("maySecond", !own && proposal != null && !proposal.by().equals(staff.id()))
                .addObject("decision", forms.question(decisionForm, decision(service), Answers.none(), written,
                        List.of(), problems, language).withinPage())
                .addObject("sentFiles", sentFiles(form, whole.files(), language))
                .addObject("errorAt", problems.stream().collect(Collectors.toMap(FormViews.Problem::field,
                        FormViews.Problem::text, (first, second) -> first)))
                .addObject("written", written)
                .addObject("problems", problems);
    }

    /** The question is told also where the newest form no longer asks it: then by the name of its field. */
    private List<SentFile> sentFiles(FormDefinition form, List<StoredFile> files, Locale language) {
        Map<String, Field<?>> fields = form.questions()
                .stream()
                .flatMap(question -> question.fields().stream())
                .collect(Collectors.toMap(Field::name, Function.identity()));
        return files.stream().map(file -> {
            Field<?> field = fields.get(file.field());
            return new SentFile(field == null ? file.field() : officeTexts.shortLabel(form, field, language), file);
        }).toList();
    }
}
