package ch.meinkonto.portal.cases;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Acting.TakingPart;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.BeginCheckout.Begun;
import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.cityservice.CityServiceRefusal;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.ServiceNotOpen;
import ch.meinkonto.portal.cityservice.StrongerSignInNeeded;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.AnswersRefused;
import ch.meinkonto.portal.payment.PaymentRefused;
import ch.meinkonto.portal.payment.PaymentRequest;
import ch.meinkonto.portal.payment.Payments;
import ch.meinkonto.soc.contract.Codes;

/** Everything answered, to be checked, changed, paid where it costs something, and handed in. */
@Controller
@RequestMapping("/{service:[a-z]+(?:-[a-z]+)*}/apply/check")
class CheckPages {
    /** What somebody should see before they try again. */
    private static final Set<Reason> SHOWN_AGAIN = EnumSet.of(Reason.FEE_CHANGED, Reason.CHANGED_MEANWHILE,
            Reason.NOT_APPLICANT);

    private final AnswerQuestions questions;
    private final HandIn handIn;
    private final BeginCheckout begin;
    private final CheckoutStand checkouts;
    private final Payments payments;
    private final FormViews views;
    private final PartyViews parties;
    private final FormTexts texts;

    CheckPages(AnswerQuestions questions, HandIn handIn, BeginCheckout begin, CheckoutStand checkouts,
            Payments payments, FormViews views, PartyViews parties, FormTexts texts) {
        this.questions = questions;
        this.handIn = handIn;
        this.begin = begin;
        this.checkouts = checkouts;
        this.payments = payments;
        this.views = views;
        this.parties = parties;
        this.texts = texts;
    }

    /**
     * An answer that no longer holds is asked for again.
     *
     * @param beingPaid given where somebody wanted to change or give up what is being paid
     */
    @GetMapping
    ModelAndView check(OnlineService service, Resident resident, Locale language,
            @RequestParam(name = "being-paid", required = false) @Nullable String beingPaid) {
        try {
            List<FormViews.Problem> problems = beingPaid == null
                    ? List.of()
                    : List.of(new FormViews.Problem("submit",
                            texts.say("cases.reason.being-paid", List.of(), language)));
            return priced(service, questions.review(service, resident), resident, problems, language);
        } catch (CaseRejected incomplete) {
            return CasePaths.redirect(QuestionPages.next(service, questions.draft(service, resident)));
        } catch (AnswersRefused stale) {
            return staleAnswer(service, resident, stale, language);
        }
    }

    /**
     * The same form twice is one case, or one payment; going back and handing in again too.
     *
     * @param fee what the page said it costs, in Rappen; 0 where it costs nothing
     * @param seen the answers the page showed, where somebody else fills in as well
     */
    @PostMapping
    ModelAndView submit(OnlineService service, Resident resident, @RequestParam UUID submission,
            @RequestParam(defaultValue = "0") long fee, @RequestParam(defaultValue = "") String seen,
            Locale language) {
        try {
            if (fee > 0) {
                return pay(service, begin.draft(service, submission, seen, new Money(fee), resident, language),
                        language);
            }
            return confirmation(service, handIn.draft(service, submission, seen, resident, language).reference());
        } catch (CaseRejected rejected) {
            return SHOWN_AGAIN.contains(rejected.reason())
                    ? unpaid(service, resident, rejected.messageKey(), language)
                    : CasePaths.redirect(CasePaths.check(service));
        } catch (PaymentRefused refusal) {
            return refusal.reason() == PaymentRefused.Reason.ALREADY_PAID
                    ? CasePaths.redirect(CasePaths.check(service))
                    : unpaid(service, resident, "cases.payment." + Codes.of(refusal.reason()).replace('_', '-'),
                            language);
        } catch (AnswersRefused stale) {
            return staleAnswer(service, resident, stale, language);
        } catch (StrongerSignInNeeded | ServiceNotOpen elsewhere) {
            throw elsewhere;
        } catch (CityServiceRefusal refusal) {
            String place = refusal instanceof PartiesMissing ? "parties" : "submit";
            ModelAndView page = page(service, questions.reviewed(service, resident), resident, List.of(
                    new FormViews.Problem(place, texts.say(refusal.messageKey(), List.of(), language))), language);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /** Where the browser comes back from the pay page, whatever became of the payment. */
    @GetMapping("/paid/{reference}")
    ModelAndView comeBack(OnlineService service, @PathVariable String reference, Resident resident) {
        return checkouts.isPaid(service, reference, resident.id())
                ? confirmation(service, reference)
                : CasePaths.redirect(CasePaths.check(service));
    }

    private static ModelAndView confirmation(OnlineService service, String reference) {
        return CasePaths.redirect(CasePaths.of(service, reference) + "/confirmation");
    }

    /** Opens the payment, outside any transaction: it waits for the provider. */
    private ModelAndView pay(OnlineService service, Begun begun, Locale language) {
        return switch (begun) {
            case Begun.HandedIn(CaseFile file) -> confirmation(service, file.reference());
            case Begun.ToPay(Checkout checkout) -> CasePaths.redirect(payments.open(new PaymentRequest(
                    checkout.reference(), checkout.service(), checkout.owner(), checkout.fee().rappen(), "CHF",
                    language, CasePaths.check(service) + "/paid/" + checkout.reference())).toString());
        };
    }

    private ModelAndView unpaid(OnlineService service, Resident resident, String messageKey, Locale language) {
        ModelAndView page = priced(service, questions.reviewed(service, resident), resident,
                List.of(new FormViews.Problem("submit", texts.say(messageKey, List.of(), language))), language);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** The page with what it costs, and how the payment stands. The answers are complete. */
    private ModelAndView priced(OnlineService service, AnswerQuestions.Reviewed reviewed, Resident resident,
            List<FormViews.Problem> problems, Locale language) {
        ModelAndView page = page(service, reviewed, resident, problems, language);
        Draft draft = reviewed.draft();
        service.fee(draft.form().relevant(draft.answers()))
                .ifPresent(fee -> page.addObject("fee", fee)
                        .addObject("feeNotes", feeNotes(service, draft, language))
                        .addObject("payment", checkouts.of(service, draft).code()));
        return page;
    }

    private List<String> feeNotes(OnlineService service, Draft draft, Locale language) {
        return service.feeNotes(draft.form().relevant(draft.answers()))
                .stream()
                .map(note -> texts.say(note.key(), note.arguments(), language))
                .toList();
    }

    /** The page shows what no longer stands, with the way to change it. */
    private ModelAndView staleAnswer(OnlineService service, Resident resident, AnswersRefused stale, Locale language) {
        AnswerQuestions.Reviewed reviewed = questions.reviewed(service, resident);
        ModelAndView page = page(service, reviewed, resident,
                views.problems(reviewed.draft().form(), stale.refused(), language), language);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(OnlineService service, AnswerQuestions.Reviewed reviewed, Resident resident,
            List<FormViews.Problem> problems, Locale language) {
        Draft draft = reviewed.draft();
        Answers counting = draft.form().relevant(draft.answers());
        boolean fillsIn = resident.acting() instanceof TakingPart;
        String last = draft.form().asked(draft.answers()).getLast().name();
        return new ModelAndView("cases/check").addObject("service", service.city().name())
                .addObject("parts", views.parts(draft.form(), draft.answers(), reviewed.files(), "form.known",
                        language))
                .addObject("submission", draft.id())
                .addObject("roles", parties.ofDraft(service, reviewed.parties(), counting, language))
                .addObject("missing", parties.missing(service, reviewed.parties(), counting, language))
                .addObject("applicant", !fillsIn)
                .addObject("mayHandIn", !(resident.acting() instanceof TakingPart part) || part.handsIn())
                .addObject("seen", reviewed.seen())
                .addObject("last", last)
                .addObject("problems", problems);
    }
}
