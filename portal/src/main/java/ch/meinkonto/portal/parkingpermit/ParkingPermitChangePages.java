package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.page.Formats;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** The pages on which a resident reports another plate or address, or gives a permit back. */
@Controller
@RequestMapping("/parking-permit/requests/{reference}")
class ParkingPermitChangePages {
    private final FindParkingPermits find;
    private final ChangeParkingPermit changes;
    private final ReturnParkingPermit returns;
    private final Clock clock;

    ParkingPermitChangePages(FindParkingPermits find, ChangeParkingPermit changes, ReturnParkingPermit returns,
            Clock clock) {
        this.find = find;
        this.changes = changes;
        this.returns = returns;
        this.clock = clock;
    }

    @GetMapping("/plate")
    ModelAndView askPlate(@PathVariable String reference, Resident resident) {
        return page("change-plate", find.own(reference, resident.id()), "", "");
    }

    @PostMapping("/plate")
    ModelAndView changePlate(@PathVariable String reference, Resident resident,
            @RequestParam(defaultValue = "") String plate, @RequestParam(defaultValue = "") String since) {
        return changed(() -> changes.plate(reference, resident.id(), NumberPlate.of(plate), PermitChange.dayOf(since)),
                () -> page("change-plate", find.own(reference, resident.id()), plate, since));
    }

    @GetMapping("/address")
    ModelAndView askAddress(@PathVariable String reference, Resident resident) {
        return page("change-address", find.own(reference, resident.id()), "", "");
    }

    @PostMapping("/address")
    ModelAndView changeAddress(@PathVariable String reference, Resident resident,
            @RequestParam(defaultValue = "") String postcode, @RequestParam(defaultValue = "") String since) {
        return changed(() -> changes.address(reference, resident.id(), ParkingZone.postcodeOf(postcode),
                PermitChange.dayOf(since)),
                () -> page("change-address", find.own(reference, resident.id()), postcode, since));
    }

    @GetMapping("/return")
    ModelAndView askReturn(@PathVariable String reference, Resident resident) {
        try {
            return new ModelAndView("parkingpermit/return", Map.of("preview", returns.preview(reference,
                    resident.id())));
        } catch (ParkingPermitRejected over) {
            return to(reference, "");
        }
    }

    /** Sent twice, the permit is given back once. */
    @PostMapping("/return")
    ModelAndView giveBack(@PathVariable String reference, Resident resident) {
        try {
            returns.giveBack(reference, resident.id());
            return to(reference, "");
        } catch (ParkingPermitRejected over) {
            return to(reference, "");
        }
    }

    private static ModelAndView changed(Supplier<ChangeParkingPermit.Changed> change, Supplier<ModelAndView> form) {
        try {
            ChangeParkingPermit.Changed changed = change.get();
            return to(changed.permit().reference(), changed.late() ? "?changed=late" : "?changed=yes");
        } catch (ParkingPermitRejected refusal) {
            ModelAndView page = form.get();
            if (refusal.reason() != Reason.NOT_CHANGEABLE) {
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                page.addObject("problems", Map.of(refusal.reason().field(), refusal.reason().messageKey()));
            }
            return page;
        }
    }

    /** The form; where the permit does not count any more, its page instead. */
    private ModelAndView page(String view, ParkingPermit permit, String answer, String since) {
        LocalDate today = LocalDate.now(clock);
        if (permit.stateOn(today) != ParkingPermitState.ACTIVE) {
            return to(permit.reference(), "");
        }
        return new ModelAndView("parkingpermit/" + view,
                Map.of("permit", permit, "answer", answer, "since", since, "today",
                        new Formats(permit.contact().language()).date(today), "days", changes.reportPeriod(),
                        "problems", Map.of()));
    }

    private static ModelAndView to(String reference, String query) {
        ModelAndView redirect = new ModelAndView("redirect:/parking-permit/requests/" + reference + query);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
