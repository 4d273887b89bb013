package ch.meinkonto.portal.inbox;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import ch.meinkonto.portal.access.Resident;

/** The inbox. Each line leads to the page of its request; that page writes down that it was opened. */
@Controller
class InboxPages {
    private final Inbox inbox;

    InboxPages(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping("/account/inbox")
    String show(Model model, Resident resident) {
        model.addAttribute("lines", inbox.of(resident.id()));
        return "inbox/inbox";
    }
}
