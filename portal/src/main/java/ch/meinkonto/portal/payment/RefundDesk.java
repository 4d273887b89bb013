package ch.meinkonto.portal.payment;

import java.security.Principal;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.view.RedirectView;

/** The page on which staff see what goes back to residents, and give back what the provider cannot. It names nobody. */
@Controller
@RequestMapping(RefundsArea.PATH)
class RefundDesk {
    private static final int MOST_ROWS = 100;

    private final RefundList list;
    private final SettleRefund settle;

    RefundDesk(RefundList list, SettleRefund settle) {
        this.list = list;
        this.settle = settle;
    }

    @GetMapping
    String show(Model model, Principal staff) {
        model.addAttribute("me", staff.getName());
        model.addAttribute("refused", list.refused(MOST_ROWS));
        model.addAttribute("returning", list.longReturning(MOST_ROWS));
        model.addAttribute("others", list.newestOthers(MOST_ROWS));
        return "payment/refunds";
    }

    /** The provider is asked once more. */
    @PostMapping("/{id}/again")
    RedirectView again(@PathVariable UUID id) {
        settle.again(id);
        return back();
    }

    /** The money was given back by bank. */
    @PostMapping("/{id}/by-hand")
    RedirectView byHand(@PathVariable UUID id, Principal staff) {
        settle.byHand(id, staff.getName());
        return back();
    }

    /** A second person has made sure that the money was given back. */
    @PostMapping("/{id}/confirm")
    RedirectView confirm(@PathVariable UUID id, Principal staff) {
        settle.confirm(id, staff.getName());
        return back();
    }

    /** The money was not given back after all. */
    @PostMapping("/{id}/take-back")
    RedirectView takeBack(@PathVariable UUID id) {
        settle.takeBack(id);
        return back();
    }

    private static RedirectView back() {
        RedirectView view = new RedirectView(RefundsArea.PATH);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }
}
