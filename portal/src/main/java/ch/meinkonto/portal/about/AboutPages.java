package ch.meinkonto.portal.about;

import java.time.Duration;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import ch.meinkonto.portal.access.PortalSettings;
import ch.meinkonto.portal.cityservice.Retention;

/** Accessibility, privacy and security contact, for everybody. */
@Controller
@RequestMapping(AboutPages.PATH)
class AboutPages {
    static final String PATH = "/about";

    private final AboutSettings contacts;
    private final PortalSettings portal;
    private final List<Retention> retentions;
    private final MessageSource texts;
    private final Duration session;

    AboutPages(AboutSettings contacts, PortalSettings portal, List<Retention> retentions, MessageSource texts,
            @Value("${server.servlet.session.timeout}") Duration session) {
        this.contacts = contacts;
        this.portal = portal;
        this.retentions = retentions.stream().sorted(Comparator.comparing(Retention::what)).toList();
        this.texts = texts;
        this.session = session;
    }

    @GetMapping("/accessibility")
    String accessibility(Model model) {
        model.addAttribute("mail", contacts.accessibility());
        return "about/accessibility";
    }

    /** Times are asked for when the page is shown: some are dated rules. */
    @GetMapping("/privacy")
    String privacy(Model model, Locale language) {
        model.addAttribute("mail", contacts.privacy());
        model.addAttribute("sessionMinutes", session.toMinutes());
        model.addAttribute("kept", retentions.stream()
                .map(kept -> say("about.kept." + kept.what(), inWords(kept.longest(), language), language))
                .toList());
        model.addAttribute("ofTheAccount", portal.issuer() + "/account/data");
        return "about/privacy";
    }

    @GetMapping("/security")
    String security(Model model) {
        model.addAttribute("mail", contacts.security());
        model.addAttribute("ofTheAccount", portal.issuer() + "/security");
        return "about/security";
    }

    private String inWords(Period time, Locale language) {
        return time.getYears() > 0
                ? say("about.years", time.getYears(), language)
                : say("about.days", time.getDays(), language);
    }

    private String say(String key, Object argument, Locale language) {
        return texts.getMessage(key, new Object[]{argument}, language);
    }
}
