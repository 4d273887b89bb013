package ch.meinkonto.portal.notification;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;

/** Where a resident chooses which mails they want. */
@Controller
@RequestMapping("/account/notifications")
class NotificationPages {
    private final MailChoices choices;

    NotificationPages(MailChoices choices) {
        this.choices = choices;
    }

    @GetMapping
    String show(Model model, Resident resident, @RequestParam(defaultValue = "false") boolean saved) {
        model.addAttribute("topics", Topic.values());
        model.addAttribute("chosen", choices.of(resident.id()));
        model.addAttribute("email", resident.email());
        model.addAttribute("saved", saved);
        return "notification/notifications";
    }

    /** A topic nobody knows is no topic: the form offers none of that kind. */
    @PostMapping
    ModelAndView choose(Resident resident, @RequestParam(name = "topic", defaultValue = "") List<String> codes) {
        Set<Topic> wanted = EnumSet.noneOf(Topic.class);
        for (Topic topic : Topic.values()) {
            if (codes.contains(topic.code())) {
                wanted.add(topic);
            }
        }
        choices.choose(resident.id(), wanted);
        ModelAndView redirect = new ModelAndView("redirect:/account/notifications?saved=true");
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
