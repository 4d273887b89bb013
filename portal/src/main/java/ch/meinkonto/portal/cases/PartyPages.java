package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.AgreeToRequest.Asked;
import ch.meinkonto.portal.cases.CaseRejected.Reason;
import ch.meinkonto.portal.party.Part;
import ch.meinkonto.portal.party.Party;
import ch.meinkonto.portal.party.Party.Side;
import ch.meinkonto.portal.party.Party.Word;
import ch.meinkonto.portal.party.TakePart;

/** Who takes part in a request: the applicant invites them beside the draft; they have a page of their own. */
@Controller
@RequestMapping("/{service:[a-z]+(?:-[a-z]+)*}")
class PartyPages {
    private final InviteParties invite;
    private final AgreeToRequest agree;
    private final PartyViews views;
    private final FormTexts texts;

    PartyPages(InviteParties invite, AgreeToRequest agree, PartyViews views, FormTexts texts) {
        this.invite = invite;
        this.agree = agree;
        this.views = views;
        this.texts = texts;
    }

    @GetMapping("/apply/parties")
    ModelAndView show(OnlineService service, Resident resident, Locale language) {
        InviteParties.Overview overview = invite.show(service, resident);
        return page("cases/parties", service)
                .addObject("roles", views.ofDraft(service, overview.parties(), overview.answers(), language))
                .addObject("next", QuestionPages.next(service, overview.draft()));
    }

    /** The code travels to the next page in the session, and is gone from it when that page was shown. */
    @PostMapping("/apply/parties")
    ModelAndView invite(OnlineService service, Resident resident, Locale language, RedirectAttributes once,
            @RequestParam(defaultValue = "") String role) {
        try {
            TakePart.Invited invited = invite.invite(service, role, resident, language);
            once.addFlashAttribute("code", invited.code().shown());
            once.addFlashAttribute("codeOf", invited.party().id());
        } catch (CaseRejected full) {
            if (full.reason() != Reason.NO_SUCH_PARTY) {
                throw full;
            }
        }
        return CasePaths.redirect(CasePaths.apply(service) + "/parties");
    }

    @GetMapping("/parties/{id}")
    ModelAndView ask(OnlineService service, @PathVariable UUID id, Resident resident, Locale language) {
        return asked(service, agree.look(service, id, resident), List.of(), language);
    }

    /** Yes, no, or no longer. What changed since the page was shown is shown again first. */
    @PostMapping("/parties/{id}")
    ModelAndView say(OnlineService service, @PathVariable UUID id, Resident resident, Locale language,
            @RequestParam(defaultValue = "") String word, @RequestParam(defaultValue = "") String seen) {
        Word said = Map.of("agree", Word.AGREED, "decline", Word.DECLINED, "take-back", Word.TAKEN_BACK).get(word);
        if (said == null) {
            return CasePaths.redirect(path(service, id));
        }
        try {
            agree.say(service, id, said, seen, resident);
            return CasePaths.redirect(path(service, id));
        } catch (CaseRejected rejected) {
            String key = rejected.reason() == Reason.CHANGED_MEANWHILE
                    ? "party.changed-meanwhile"
                    : rejected.messageKey();
            ModelAndView page = asked(service, agree.look(service, id, resident),
                    List.of(new FormViews.Problem("shown", texts.say(key, List.of(), language))), language);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    /** Either side ends it at once. */
    @PostMapping("/parties/{id}/end")
    ModelAndView end(OnlineService service, @PathVariable UUID id, Resident resident,
            @RequestParam(defaultValue = "") String reference) {
        Side side = agree.end(service, id, resident);
        return CasePaths.redirect(switch (side) {
            case PARTY -> path(service, id);
            case APPLICANT -> reference.matches("[A-Z]{2,3}-[0-9]{4}-[0-9A-Z]+")
                    ? CasePaths.of(service, reference)
                    : CasePaths.apply(service) + "/parties";
        });
    }

    private ModelAndView asked(OnlineService service, Asked asked, List<FormViews.Problem> problems,
            Locale language) {
        Party party = asked.party();
        String key = service.city().name() + ".party." + party.role();
        CaseFile file = asked.file();
        boolean learns = asked.role().part() instanceof Part.Agrees agrees && agrees.learnsOutcome();
        return page("cases/party", service).addObject("party", party)
                .addObject("applicant", party.applicant().name())
                .addObject("line", views.line(party, false))
                .addObject("label", texts.say(key, List.of(), language))
                .addObject("fillsIn", asked.role().fillsIn())
                .addObject("question",
                        asked.role().fillsIn() ? "" : texts.say(key + ".asked", List.of(), language))
                .addObject("shown", views.shown(asked.shown(), language))
                .addObject("seen", asked.digest())
                .addObject("agreed", asked.agreed())
                .addObject("open", asked.open())
                .addObject("handedIn", file != null)
                .addObject("outcome", learns && file != null && !file.state().isOpen()
                        ? "cases.state." + file.stand().replace('_', '-')
                        : null)
                .addObject("casePath", asked.role().fillsIn() && file != null && party.takesPart()
                        ? CasePaths.of(service, file.reference())
                        : null)
                .addObject("problems", problems);
    }

    private static String path(OnlineService service, UUID id) {
        return service.city().path() + "/parties/" + id;
    }

    private static ModelAndView page(String view, OnlineService service) {
        return new ModelAndView(view).addObject("service", service.city().name());
    }
}
