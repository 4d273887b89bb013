package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.taxextension.TaxExtensionFields.DUE;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.GRANTED_UNTIL;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.LAST_UNTIL;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.NAME;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.RETURN_NUMBER;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.TAX_YEAR;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.WISH;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.Application;
import ch.meinkonto.portal.cases.CaseAction;
import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.CaseState;
import ch.meinkonto.portal.cases.Decision;
import ch.meinkonto.portal.cases.Decision.Outcome;
import ch.meinkonto.portal.cases.Handling;
import ch.meinkonto.portal.cases.NewDocument;
import ch.meinkonto.portal.cases.OnlineService;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.SuitabilityCheck;
import ch.meinkonto.portal.taxextension.ExtensionRefused.Reason;
import ch.meinkonto.portal.taxextension.Extensions.Extension;
import ch.meinkonto.portal.taxextension.Offer.Step;

/** More time for the tax return, on the platform. */
@Component
class TaxExtension implements OnlineService {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    /** The office answers within two weeks. */
    private static final int DAYS_TO_DECIDE = 14;

    private final TaxReturns returns;
    private final TaxExtensionForm form;
    private final TaxExtensionSuitability suitability;
    private final Extensions extensions;
    private final ExtensionLetters letters;
    private final ApplicationEventPublisher publisher;

    TaxExtension(TaxReturns returns, Extensions extensions, ExtensionLetters letters,
            ApplicationEventPublisher publisher) {
        this.returns = returns;
        this.form = new TaxExtensionForm(returns);
        this.suitability = new TaxExtensionSuitability(returns);
        this.extensions = extensions;
        this.letters = letters;
        this.publisher = publisher;
    }

    @Override
    public CityService city() {
        return TaxExtensionService.SERVICE;
    }

    @Override
    public FormDefinition form() {
        return form.newest();
    }

    @Override
    public Optional<SuitabilityCheck> suitability() {
        return Optional.of(suitability.check());
    }

    /** {0} and {1} of the first extension, {2} and {3} of the second, {4} the day of self-employed people. */
    @Override
    public List<Object> aboutFacts() {
        Deadlines days = returns.thisYear();
        return List.of(days.firstBefore(), days.firstUntil(), days.secondFrom(), days.secondUntil(),
                days.dueSelfEmployed());
    }

    @Override
    public Answers knownOf(Resident resident) {
        String name = resident.name();
        return name == null ? Answers.none() : Answers.none().with(NAME, name);
    }

    @Override
    public String referencePrefix() {
        return "FE";
    }

    @Override
    public String subject(Answers answers) {
        return Integer.toString(answers.get(TAX_YEAR));
    }

    /** A request in time counts as granted, whatever the register says later. */
    @Override
    public Handling handle(Application application) {
        Answers answers = application.answers();
        extensions.lock(answers.get(RETURN_NUMBER), answers.get(TAX_YEAR));
        return switch (returns.offer(answers)) {
            case Offer.More more -> {
                LocalDate until = answers.of(form.until())
                        .filter(more::allows)
                        .orElseThrow(() -> new ExtensionRefused(form.until(), Reason.UNTIL_NOT_OFFERED));
                yield new Handling.GrantedByRule(Answers.none().with(GRANTED_UNTIL, until));
            }
            case Offer.OnlyWithReason only -> new Handling.ForTheOffice(
                    LocalDate.ofInstant(application.receivedAt(), ZURICH).plusDays(DAYS_TO_DECIDE));
            case Offer.Nothing nothing -> throw new ExtensionRefused(form.until(), Reason.UNTIL_NOT_OFFERED);
        };
    }

    @Override
    public List<NewDocument> decided(CaseFile file) {
        Decision decision = Objects.requireNonNull(file.decided());
        if (decision.outcome() == Outcome.REFUSED) {
            return List.of(letters.refusal(file, decision));
        }
        LocalDate until = decision.details().get(GRANTED_UNTIL);
        extensions.add(new Extension(file.reference(), file.owner(), file.answers().get(RETURN_NUMBER),
                file.answers().get(TAX_YEAR), stepOf(file, decision), file.answers().get(DUE), until,
                file.handedInAt(), false));
        publisher.publishEvent(new ExtensionChanged(file.answers().get(RETURN_NUMBER), until));
        return List.of(letters.confirmation(file, decision));
    }

    private Step stepOf(CaseFile file, Decision decision) {
        if (!decision.by().equals(Decision.BY_RULE)) {
            return Step.EXCEPTIONAL;
        }
        return returns.of(file.answers()).firstUntil().isBefore(decision.details().get(GRANTED_UNTIL))
                ? Step.SECOND
                : Step.FIRST;
    }

    @Override
    public List<Field<?>> decisionFields() {
        return List.of(GRANTED_UNTIL);
    }

    @Override
    public List<String> textBlocks() {
        return List.of("no-proof", "other-time", "no-exception");
    }

    @Override
    public boolean mayGrantLess() {
        return true;
    }

    @Override
    public Decision completed(CaseFile file, Decision decision) {
        if (decision.outcome() == Outcome.REFUSED) {
            LocalDate last = returns.of(file.answers())
                    .lastDay(file.answers().get(DUE), LocalDate.ofInstant(decision.at(), ZURICH));
            return new Decision(Outcome.REFUSED, Answers.none().with(LAST_UNTIL, last), decision.reason(),
                    decision.by(), decision.at(), decision.confirmedBy());
        }
        LocalDate until = decision.details().get(GRANTED_UNTIL);
        if (!until.isAfter(file.answers().get(DUE)) || !until.isAfter(LocalDate.ofInstant(decision.at(), ZURICH))) {
            throw new ExtensionRefused(GRANTED_UNTIL, Reason.GRANTED_TOO_EARLY, file.answers().get(DUE));
        }
        return decision.grantingLess(file.answers().of(WISH).filter(until::isBefore).isPresent());
    }

    /** A refusal starts a last period: nobody does that alone. */
    @Override
    public boolean needsSecondPerson(CaseFile file, Decision decision) {
        return decision.outcome() == Outcome.REFUSED;
    }

    /** Also what was granted can be given back while it has not ended. */
    @Override
    public boolean mayWithdraw(CaseFile file) {
        return file.state().isOpen() || isRunning(file);
    }

    private boolean isRunning(CaseFile file) {
        Decision decision = file.decided();
        return file.state() == CaseState.DECIDED && decision != null && decision.outcome().grants()
                && returns.today().isBefore(decision.details().get(GRANTED_UNTIL));
    }

    @Override
    public void withdrawn(CaseFile file) {
        extensions.of(file.reference()).ifPresent(extension -> {
            extensions.withdraw(file.reference());
            LocalDate counts = extensions.latest(extension.number(), extension.taxYear())
                    .map(Extension::until)
                    .orElse(null);
            publisher.publishEvent(counts == null
                    ? ExtensionChanged.withdrawn(extension.number())
                    : new ExtensionChanged(extension.number(), counts, true));
        });
    }

    @Override
    public List<CaseAction> actions(CaseFile file) {
        return isRunning(file)
                ? List.of(new CaseAction("tax-extension.shorten",
                        "/tax-extension/requests/" + file.reference() + "/shorten"))
                : List.of();
    }

    @Override
    public Map<String, Object> facts(CaseFile file) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Decision decision = file.decided();
        if (decision != null) {
            decision.details().of(GRANTED_UNTIL).ifPresent(day -> facts.put("tax-extension.fact.until", day));
            decision.details().of(LAST_UNTIL).ifPresent(day -> facts.put("tax-extension.fact.last-until", day));
        } else if (file.dueOn() != null) {
            facts.put("tax-extension.fact.answer-until", file.dueOn());
        }
        return facts;
    }

    /** {2} the tax year, {3} the day that counts now, {4} the day before the extension. */
    @Override
    public List<Object> letterFacts(CaseFile file) {
        return List.of(file.answers().get(TAX_YEAR), dayOf(file), file.answers().get(DUE));
    }

    private static LocalDate dayOf(CaseFile file) {
        Decision decision = file.decided();
        LocalDate due = file.dueOn() == null ? file.answers().get(DUE) : file.dueOn();
        return decision == null
                ? due
                : decision.details()
                        .of(GRANTED_UNTIL)
                        .or(() -> decision.details().of(LAST_UNTIL))
                        .orElse(due);
    }
}
