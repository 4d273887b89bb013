package ch.meinkonto.portal.parkingpermit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/** The page on which staff hand in the bank's file of bills that were paid. */
@Controller
@RequestMapping("/staff/parking-permits/bills")
class BillPaymentPages {
    private final ReceiveBillPayments receive;

    BillPaymentPages(ReceiveBillPayments receive) {
        this.receive = receive;
    }

    @GetMapping
    ModelAndView list() {
        return page(Map.of());
    }

    @PostMapping
    ModelAndView take(Resident caseworker, @RequestParam MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            ReceiveBillPayments.Taken taken = receive.take(BankStatement.read(content), caseworker.id());
            return page(Map.of()).addObject("taken", taken);
        } catch (ParkingPermitRejected refusal) {
            ModelAndView page = page(Map.of("file", Reason.NO_STATEMENT.messageKey()));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView page(Map<String, String> problems) {
        return new ModelAndView("parkingpermit/staff-bills", Map.of("rows", receive.newest(), "problems", problems));
    }
}
