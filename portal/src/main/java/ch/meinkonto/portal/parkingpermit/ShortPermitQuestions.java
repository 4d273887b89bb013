package ch.meinkonto.portal.parkingpermit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.ToldBefore;
import ch.meinkonto.portal.parkingpermit.ParkingPermit.Contact;
import ch.meinkonto.portal.payment.PaymentRefused;

/**
 * Buying a permit for days, or for a newcomer: one short page of questions, everything to check, away to pay. Nothing is kept
 * before it is submitted; the check page carries the answers.
 */
@Controller
@RequestMapping("/parking-permit/{kind:day|provisional}")
class ShortPermitQuestions {
    private final BuyShortPermit buy;
    private final ParkingPermitCheckout checkout;
    private final ToldBefore told;

    ShortPermitQuestions(BuyShortPermit buy, ParkingPermitCheckout checkout, ToldBefore told) {
        this.buy = buy;
        this.checkout = checkout;
        this.told = told;
    }

    /**
     * The answers as they came.
     *
     * @param plate the vehicle
     * @param postcode where
     * @param days the days chosen
     */
    record Answers(String plate, String postcode, List<LocalDate> days) {}

    /**
     * The questions.
     *
     * @param request reference of a request in which the resident told where they live from when on, and their plates; the
     *        answers stand there already, and can be changed
     */
    @GetMapping
    ModelAndView ask(@PathVariable String kind, Resident resident, @RequestParam(defaultValue = "") String plate,
            @RequestParam(defaultValue = "") String postcode,
            @RequestParam(required = false) @Nullable List<String> days,
            @RequestParam(name = "told", defaultValue = "") String request) {
        return form(kind, told.newPlace(request, resident.id())
                .map(place -> new Answers(place.plates().isEmpty() ? plate : place.plates().getFirst(),
                        place.postcode(), List.of(place.from())))
                .orElseGet(() -> new Answers(plate, postcode, daysOf(days))));
    }

    /** Everything to check, with its price. */
    @PostMapping
    ModelAndView check(@PathVariable String kind, Resident resident, @RequestParam(defaultValue = "") String plate,
            @RequestParam(defaultValue = "") String postcode,
            @RequestParam(required = false) @Nullable List<String> days) {
        Answers answers = new Answers(plate, postcode, daysOf(days));
        try {
            return new ModelAndView("parkingpermit/short-check", Map.of("kind", kind, "answers", answers, "review",
                    buy.review(order(kind, answers), resident.id()), "submission", UUID.randomUUID(), "problems",
                    Map.of()));
        } catch (ParkingPermitRejected refusal) {
            return refused(kind, answers, refusal);
        }
    }

    /** Submits, and leads to the pay page. The same form twice is one request. */
    @PostMapping("/buy")
    ModelAndView submit(@PathVariable String kind, Resident resident, @RequestParam(defaultValue = "") String plate,
            @RequestParam(defaultValue = "") String postcode,
            @RequestParam(required = false) @Nullable List<String> days, @RequestParam UUID submission,
            Locale language) {
        Answers answers = new Answers(plate, postcode, daysOf(days));
        ShortPermit permit;
        try {
            permit = buy.buy(submission, resident.id(), order(kind, answers),
                    new Contact(resident.email(), resident.language(language)));
        } catch (ParkingPermitRejected refusal) {
            return refused(kind, answers, refusal);
        }
        String request = "/parking-permit/short-requests/" + permit.reference();
        if (!permit.state().isUnpaid()) {
            return ShortPermitPages.redirect(request);
        }
        try {
            return ShortPermitPages.redirect(checkout.open(permit, language).toString());
        } catch (PaymentRefused refusal) {
            return ShortPermitPages.redirect(request + "?payment=unavailable");
        }
    }

    private ShortPermitOrder order(String kind, Answers answers) {
        ShortPermit.Kind wanted = kind.equals(ShortPermit.Kind.DAY.code())
                ? ShortPermit.Kind.DAY
                : ShortPermit.Kind.PROVISIONAL;
        return buy.order(wanted, answers.plate(), answers.postcode(), answers.days());
    }

    private ModelAndView form(String kind, Answers answers) {
        return new ModelAndView("parkingpermit/short-form",
                Map.of("kind", kind, "answers", answers, "offer", buy.offer(), "problems", Map.of()));
    }

    private ModelAndView refused(String kind, Answers answers, ParkingPermitRejected refusal) {
        ModelAndView page = form(kind, answers);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", Map.of(refusal.reason().field(), refusal.reason().messageKey()));
    }

    private static List<LocalDate> daysOf(@Nullable List<String> written) {
        List<LocalDate> days = new ArrayList<>();
        for (String day : written == null ? List.<String>of() : written) {
            try {
                days.add(LocalDate.parse(day));
            } catch (DateTimeException nothingOfOurs) {
                // The page offers days as values; whoever sends something else has chosen none.
            }
        }
        return days;
    }
}
