package ch.meinkonto.portal.account;

import java.util.Comparator;
import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import ch.meinkonto.portal.access.PortalSettings;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.DocumentsOfResident;
import ch.meinkonto.portal.cityservice.IssuedDocument;
import ch.meinkonto.portal.cityservice.RequestSummary;
import ch.meinkonto.portal.cityservice.RequestsOfResident;
import ch.meinkonto.portal.cityservice.UnfinishedRequests;
import ch.meinkonto.portal.inbox.Inbox;

/** The first page after the sign-in, and the lists that leads to. */
@Controller
@RequestMapping("/account")
class AccountPages {
    private static final int NEWEST = 3;

    private final List<RequestsOfResident> requests;
    private final List<DocumentsOfResident> documents;
    private final UnfinishedRequests unfinished;
    private final Inbox inbox;
    private final PortalSettings portal;

    AccountPages(List<RequestsOfResident> requests, List<DocumentsOfResident> documents,
            UnfinishedRequests unfinished, Inbox inbox, PortalSettings portal) {
        this.requests = requests;
        this.documents = documents;
        this.unfinished = unfinished;
        this.inbox = inbox;
        this.portal = portal;
    }

    @GetMapping
    String home(Model model, Resident resident) {
        List<RequestSummary> all = requests.stream()
                .flatMap(service -> service.requestsOf(resident.id()).stream())
                .sorted(Comparator.comparing(RequestSummary::submittedAt).reversed())
                .toList();
        model.addAttribute("waiting", all.stream().filter(request -> request.actionKey() != null).toList());
        model.addAttribute("unfinished", unfinished.of(resident.id()));
        model.addAttribute("newest", all.stream().limit(NEWEST).toList());
        model.addAttribute("requestCount", all.size());
        model.addAttribute("newPost", inbox.of(resident.id()).stream().filter(Inbox.Line::isNew).toList());
        model.addAttribute("security", portal.issuer() + "/security");
        return "account/home";
    }

    @GetMapping("/documents")
    String documents(Model model, Resident resident) {
        List<IssuedDocument> newestFirst = documents.stream()
                .flatMap(service -> service.documentsOf(resident.id()).stream())
                .sorted(Comparator.comparing(IssuedDocument::issuedAt).reversed())
                .toList();
        model.addAttribute("documents", newestFirst);
        return "account/documents";
    }

    /** What the portal has of the resident, and what becomes of it when the account ends. */
    @GetMapping("/data")
    String data(Model model) {
        model.addAttribute("ofTheAccount", portal.issuer() + "/account/data");
        return "account/data";
    }
}
