package ch.meinkonto.portal.parkingpermit;

import java.net.URI;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.parkingpermit.AnswerParkingPermitQuestions.Review;
import ch.meinkonto.portal.parkingpermit.ParkingPermit.Contact;
import ch.meinkonto.portal.parkingpermit.ParkingPermitDraft.Question;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.portal.payment.PaymentRefused;

/** The pages of the application: one question each, then everything to check, then away to pay. */
@Controller
@RequestMapping("/parking-permit/apply")
class ParkingPermitQuestions {
    private static final String CHECK = "/parking-permit/apply/check";

    private final AnswerParkingPermitQuestions questions;
    private final ApplyForParkingPermit applications;
    private final ParkingPermitCheckout checkout;
    private final AskVehicleRegister vehicles;
    private final PrivateSpaceCondition condition;

    ParkingPermitQuestions(AnswerParkingPermitQuestions questions, ApplyForParkingPermit applications,
            ParkingPermitCheckout checkout, AskVehicleRegister vehicles, PrivateSpaceCondition condition) {
        this.questions = questions;
        this.applications = applications;
        this.checkout = checkout;
        this.vehicles = vehicles;
        this.condition = condition;
    }

    /** Begins, or goes on where the resident left off. */
    @GetMapping
    String begin(Resident resident) {
        return "redirect:" + next(questions.draft(resident.id()));
    }

    @PostMapping("/restart")
    String startAgain(Resident resident) {
        questions.startAgain(resident.id());
        return "redirect:" + Question.PLATE.path();
    }

    @GetMapping("/plate")
    ModelAndView askPlate(Resident resident, @RequestParam(required = false) @Nullable String change) {
        ParkingPermitDraft draft = questions.draft(resident.id());
        NumberPlate plate = draft.plate();
        return page(draft, "plate", change).addObject("plate", plate == null ? "" : plate.toString());
    }

    @PostMapping("/plate")
    ModelAndView answerPlate(Resident resident, @RequestParam(defaultValue = "") String plate,
            @RequestParam(required = false) @Nullable String change,
            @RequestParam(required = false) @Nullable String later) {
        return answered(later, () -> answerPlate(resident, plate),
                () -> page(resident, "plate", change).addObject("plate", plate));
    }

    private ParkingPermitDraft answerPlate(Resident resident, String written) {
        NumberPlate plate = NumberPlate.of(written);
        return questions.answerPlate(resident.id(), plate, vehicles.about(plate, resident));
    }

    @GetMapping("/zone")
    ModelAndView askZone(Resident resident, @RequestParam(required = false) @Nullable String change) {
        ParkingPermitDraft draft = questions.draft(resident.id());
        String postcode = draft.postcode();
        return page(draft, "zone", change).addObject("postcode", postcode == null ? "" : postcode)
                .addObject("zones", questions.zones());
    }

    @PostMapping("/zone")
    ModelAndView answerZone(Resident resident, @RequestParam(defaultValue = "") String postcode,
            @RequestParam(required = false) @Nullable String change,
            @RequestParam(required = false) @Nullable String later) {
        return answered(later, () -> questions.answerPostcode(resident.id(), postcode),
                () -> page(resident, "zone", change).addObject("postcode", postcode).addObject("zones",
                        questions.zones()));
    }

    @GetMapping("/start")
    ModelAndView askStart(Resident resident, @RequestParam(required = false) @Nullable String change) {
        ParkingPermitDraft draft = questions.draft(resident.id());
        return page(draft, "start", change).addObject("start", draft.start())
                .addObject("offers", questions.offers(resident.id()));
    }

    @PostMapping("/start")
    ModelAndView answerStart(Resident resident, @RequestParam(defaultValue = "") String start,
            @RequestParam(required = false) @Nullable String change,
            @RequestParam(required = false) @Nullable String later) {
        return answered(later, () -> answerStart(resident, month(start)),
                () -> page(resident, "start", change).addObject("start", month(start))
                        .addObject("offers", questions.offers(resident.id())));
    }

    private ParkingPermitDraft answerStart(Resident resident, @Nullable YearMonth month) {
        vehicles.completeFor(month, resident);
        return questions.answerStart(resident.id(), month);
    }

    @GetMapping("/space")
    ModelAndView askSpace(Resident resident, @RequestParam(required = false) @Nullable String change,
            Locale language) {
        ParkingPermitDraft draft = questions.draft(resident.id());
        PrivateSpace space = draft.space();
        return spacePage(draft, change, language).addObject("space", space == null ? "" : space.code());
    }

    @PostMapping("/space")
    ModelAndView answerSpace(Resident resident, @RequestParam(defaultValue = "") String space,
            @RequestParam(required = false) @Nullable String change,
            @RequestParam(required = false) @Nullable String later, Locale language) {
        return answered(later, () -> questions.answerSpace(resident.id(), space),
                () -> spacePage(questions.draft(resident.id()), change, language).addObject("space", space));
    }

    private ModelAndView spacePage(ParkingPermitDraft draft, @Nullable String change, Locale language) {
        return page(draft, "space", change).addObject("choices", PrivateSpace.CHOICES)
                .addObject("condition", condition.words(draft, language).orElse(null));
    }

    @GetMapping("/declaration")
    ModelAndView askDeclaration(Resident resident, @RequestParam(required = false) @Nullable String change) {
        ParkingPermitDraft draft = questions.draft(resident.id());
        boolean declared = draft.declared();
        return page(draft, "declaration", change).addObject("holder", declared).addObject("vehicle", declared);
    }

    @PostMapping("/declaration")
    ModelAndView answerDeclaration(Resident resident, @RequestParam(defaultValue = "false") boolean holder,
            @RequestParam(defaultValue = "false") boolean vehicle,
            @RequestParam(required = false) @Nullable String change,
            @RequestParam(required = false) @Nullable String later) {
        if (holder && vehicle) {
            return redirect(onwards(questions.declare(resident.id()), later));
        }
        Map<String, String> problems = new LinkedHashMap<>();
        if (!holder) {
            problems.put(Reason.HOLDER_NOT_DECLARED.field(), Reason.HOLDER_NOT_DECLARED.messageKey());
        }
        if (!vehicle) {
            problems.put(Reason.VEHICLE_NOT_DECLARED.field(), Reason.VEHICLE_NOT_DECLARED.messageKey());
        }
        return refused(page(resident, "declaration", change), problems).addObject("holder", holder)
                .addObject("vehicle", vehicle);
    }

    /** Everything answered, with its price. An answer that no longer holds is asked for again. */
    @GetMapping("/check")
    ModelAndView check(Resident resident) {
        try {
            Review review = questions.review(resident.id());
            return review == null
                    ? redirect(next(questions.draft(resident.id())))
                    : new ModelAndView("parkingpermit/check", Map.of("review", review, "problems", Map.of()));
        } catch (ParkingPermitRejected stale) {
            return redirect(pathOf(stale.reason()));
        }
    }

    /** Submits, and leads to the pay page. The same form twice is one request; going back and submitting again too. */
    @PostMapping("/check")
    ModelAndView submit(Resident resident, @RequestParam UUID submission, Locale language) {
        ParkingPermit permit;
        try {
            permit = applications.submit(submission, resident.id(), new Contact(resident.email(), language));
        } catch (ParkingPermitRejected refusal) {
            if (refusal.reason() == Reason.INCOMPLETE) {
                return redirect(CHECK);
            }
            return refused(check(resident), Map.of(refusal.reason().field(), refusal.reason().messageKey()));
        }
        return pay(permit, language);
    }

    private ModelAndView pay(ParkingPermit permit, Locale language) {
        String request = "/parking-permit/requests/" + permit.reference();
        if (!permit.state().isUnpaid()) {
            return redirect(request);
        }
        try {
            URI payPage = checkout.open(permit, language);
            return redirect(payPage.toString());
        } catch (PaymentRefused refusal) {
            return redirect(request + "?payment=" + refusal.reason().name().toLowerCase(Locale.ROOT));
        }
    }

    private ModelAndView answered(@Nullable String later, Supplier<ParkingPermitDraft> answer,
            Supplier<ModelAndView> question) {
        try {
            return redirect(onwards(answer.get(), later));
        } catch (ParkingPermitRejected refusal) {
            return refused(question.get(), Map.of(refusal.reason().field(), refusal.reason().messageKey()));
        }
    }

    private String onwards(ParkingPermitDraft draft, @Nullable String later) {
        return later == null ? next(draft) : "/parking-permit?saved=yes";
    }

    private String next(ParkingPermitDraft draft) {
        Question open = condition.open(draft);
        return open == null ? CHECK : open.path();
    }

    private static String pathOf(Reason reason) {
        return switch (reason.field()) {
            case "postcode" -> Question.ZONE.path();
            case "start" -> Question.START.path();
            case "space" -> Question.SPACE.path();
            default -> Question.PLATE.path();
        };
    }

    private ModelAndView page(Resident resident, String name, @Nullable String change) {
        return page(questions.draft(resident.id()), name, change);
    }

    private ModelAndView page(ParkingPermitDraft draft, String name, @Nullable String change) {
        return new ModelAndView("parkingpermit/" + name).addObject("problems", Map.of())
                .addObject("change", change != null)
                .addObject("steps", condition.questions(draft));
    }

    private static ModelAndView refused(ModelAndView page, Map<String, String> problems) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", problems);
    }

    private static ModelAndView redirect(String address) {
        ModelAndView redirect = new ModelAndView("redirect:" + address);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }

    private static @Nullable YearMonth month(String written) {
        try {
            return written.isEmpty() ? null : YearMonth.parse(written);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
