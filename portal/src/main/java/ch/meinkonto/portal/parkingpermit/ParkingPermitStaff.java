package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.parkingpermit.ReadParkingPermitDossier.Purpose;

/** The pages of caseworkers: a list to find a request, a question why, and the request itself. */
@Controller
@RequestMapping("/staff/parking-permits")
class ParkingPermitStaff {
    private final ReadParkingPermitDossier dossier;
    private final ParkingPermitCheckout checkout;
    private final ReckoningInWords reckonings;
    private final Clock clock;

    ParkingPermitStaff(ReadParkingPermitDossier dossier, ParkingPermitCheckout checkout, ReckoningInWords reckonings,
            Clock clock) {
        this.dossier = dossier;
        this.checkout = checkout;
        this.reckonings = reckonings;
        this.clock = clock;
    }

    /**
     * One line of the list: nothing in it tells who asked, or for which vehicle.
     *
     * @param reference of the request
     * @param zone where the permit is to be valid
     * @param year which year
     * @param state where it stands today
     * @param submittedAt when it was submitted
     */
    record Row(String reference, ParkingZone zone, int year, ParkingPermitState state,
            Instant submittedAt) {}

    @GetMapping
    String list(Model model) {
        LocalDate today = LocalDate.now(clock);
        List<Row> rows = dossier.newest().stream()
                .map(permit -> new Row(permit.reference(), permit.zone(), permit.validity().year(),
                        permit.stateOn(today), permit.submittedAt()))
                .toList();
        model.addAttribute("rows", rows);
        return "parkingpermit/staff-list";
    }

    @GetMapping("/{reference}")
    ModelAndView askPurpose(@PathVariable String reference) {
        return purposePage(reference);
    }

    /** Opened by a form, so that no link, bookmark or reload opens a request without a reason. */
    @PostMapping("/{reference}")
    ModelAndView open(@PathVariable String reference, Resident caseworker,
            @RequestParam(required = false) @Nullable String purpose, Locale language) {
        Purpose stated = purposeOf(purpose);
        if (stated == null) {
            ModelAndView page = purposePage(reference).addObject("problems",
                    Map.of("purpose", "parking-permit.staff.purpose-missing"));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        ParkingPermit permit = dossier.open(reference, stated, caseworker.id());
        return new ModelAndView("parkingpermit/staff-dossier",
                Map.of("permit", permit, "state", permit.stateOn(LocalDate.now(clock)), "purpose", stated, "held",
                        checkout.isHeld(permit), "changes", dossier.changesOf(permit)))
                .addObject("refund", dossier.refundOf(permit).orElse(null))
                .addObject("reckoning", reckonings.of(permit, language).orElse(null));
    }

    private static ModelAndView purposePage(String reference) {
        return new ModelAndView("parkingpermit/staff-purpose",
                Map.of("reference", reference, "purposes", Purpose.values(), "problems", Map.of()));
    }

    private static @Nullable Purpose purposeOf(@Nullable String code) {
        for (Purpose purpose : Purpose.values()) {
            if (purpose.code().equals(code == null ? "" : code.toLowerCase(Locale.ROOT))) {
                return purpose;
            }
        }
        return null;
    }
}
