package ch.meinkonto.portal.parkingpermit;

import java.util.Map;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages of control staff. By plate: signed in, with network, also without script. By the code on the paper: the checker
 * page, which a phone that has once opened {@code /verify/offline} also answers without network, by the script beside this
 * class. The phone's own camera reads the code; the page asks for no camera.
 */
@Controller
class ControlPages {
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

    private final ControlPermits control;

    ControlPages(ControlPermits control) {
        this.control = control;
    }

    @GetMapping("/staff/parking-permits/control")
    ModelAndView ask() {
        return page("");
    }

    /** By a form that is posted, so that no plate stands in an address. */
    @PostMapping("/staff/parking-permits/control")
    ModelAndView look(@RequestParam(defaultValue = "") String plate) {
        try {
            return page(plate).addObject("allowed", control.today(plate));
        } catch (ParkingPermitRejected refusal) {
            ModelAndView page = page(plate).addObject("problems",
                    Map.of(refusal.reason().field(), refusal.reason().messageKey()));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /** What the phone shows without network. */
    @GetMapping("/verify/offline")
    String offline() {
        return "parkingpermit/control-offline";
    }

    @GetMapping("/verify/list")
    @ResponseBody
    ControlPermits.TakeAlong list() {
        return control.takeAlong();
    }

    @GetMapping("/verify/control.js")
    ResponseEntity<Resource> script() {
        return ofScript().body(new ClassPathResource("control.js", ControlPages.class));
    }

    /** The worker answers for the checker page too, which lies above its own folder. */
    @GetMapping("/verify/worker.js")
    ResponseEntity<Resource> worker() {
        return ofScript().header("Service-Worker-Allowed", "/verify")
                .body(new ClassPathResource("control-worker.js", ControlPages.class));
    }

    private static ResponseEntity.BodyBuilder ofScript() {
        return ResponseEntity.ok().contentType(SCRIPT).cacheControl(CacheControl.noCache());
    }

    private static ModelAndView page(String plate) {
        return new ModelAndView("parkingpermit/control", Map.of("plate", plate, "problems", Map.of()));
    }
}
