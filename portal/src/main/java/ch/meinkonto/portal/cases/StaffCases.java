package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.ReadCase.Purpose;

/** The pages of staff: what is to be done, a question why, and the case itself. */
@Controller
@RequestMapping("/staff/{collection}")
class StaffCases {
    private final ReadCase read;
    private final OnlineServices services;
    private final StaffViews views;

    StaffCases(ReadCase read, OnlineServices services, StaffViews views) {
        this.read = read;
        this.services = services;
        this.views = views;
    }

    @GetMapping
    ModelAndView work(OnlineService service, Resident staff) {
        return list(service, staff, "", Map.of());
    }

    /** By its reference, whichever service it is of, and when it is on no list any more. */
    @GetMapping("/find")
    ModelAndView find(OnlineService service, Resident staff, @RequestParam(defaultValue = "") String reference) {
        return read.find(service, services.all(), reference).map(CasePaths::redirect).orElseGet(() -> {
            ModelAndView page = list(service, staff, reference, Map.of("reference", "cases.staff.find.unknown"));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        });
    }

    private ModelAndView list(OnlineService service, Resident staff, String reference, Map<String, String> problems) {
        ReadCase.Work work = read.work(service);
        return new ModelAndView("cases/staff-list").addObject("service", service.city().name())
                .addObject("collection", service.city().collection())
                .addObject("me", staff.id())
                .addObject("desk", service.desk())
                .addObject("services", services.all().stream().map(OnlineService::city).toList())
                .addObject("reference", reference)
                .addObject("problems", problems)
                .addObject("open", work.open())
                .addObject("closed", work.closed());
    }

    /** The case, when a purpose was stated in this session; else the question why. */
    @GetMapping("/{reference}")
    ModelAndView show(OnlineService service, @PathVariable String reference, Resident staff, Locale language,
            HttpSession session) {
        Purpose purpose = statedFor(reference, session);
        return purpose == null
                ? purposePage(service, reference, Map.of())
                : views.page(service, read.open(service, reference, purpose, staff.id()), staff, List.of(), Map.of(),
                        language);
    }

    /** States the purpose by a form, so that no link or bookmark opens a case without one. */
    @PostMapping("/{reference}")
    ModelAndView open(OnlineService service, @PathVariable String reference, HttpSession session,
            @RequestParam(required = false) @Nullable String purpose) {
        for (Purpose known : Purpose.values()) {
            if (known.code().equals(purpose)) {
                session.setAttribute(key(reference), known.code());
                return CasePaths.redirect(views.address(service, reference));
            }
        }
        ModelAndView page = purposePage(service, reference, Map.of("purpose", "cases.staff.purpose.missing"));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @GetMapping("/{reference}/files/{id}")
    ResponseEntity<byte[]> file(OnlineService service, @PathVariable String reference, @PathVariable UUID id,
            Resident staff, HttpSession session) {
        return Downloads.of(read.file(service, reference, id, mustBeStated(reference, session), staff.id()));
    }

    @GetMapping("/{reference}/documents/{id}")
    ResponseEntity<byte[]> document(OnlineService service, @PathVariable String reference, @PathVariable UUID id,
            Resident staff, HttpSession session) {
        return Downloads.of(read.document(service, reference, id, mustBeStated(reference, session), staff.id()));
    }

    private static ModelAndView purposePage(OnlineService service, String reference, Map<String, String> problems) {
        return new ModelAndView("cases/staff-purpose", Map.of("reference", reference, "purposes", Purpose.values(),
                "problems", problems, "collection", service.city().collection(), "service", service.city().name()));
    }

    private static String key(String reference) {
        return "purpose " + reference;
    }

    static @Nullable Purpose statedFor(String reference, HttpSession session) {
        Object stated = session.getAttribute(key(reference));
        for (Purpose purpose : Purpose.values()) {
            if (purpose.code().equals(stated)) {
                return purpose;
            }
        }
        return null;
    }

    /** Files are opened from the page of their case only. */
    static Purpose mustBeStated(String reference, HttpSession session) {
        Purpose purpose = statedFor(reference, session);
        if (purpose == null) {
            throw new CaseRejected(CaseRejected.Reason.NOT_IN_THIS_STATE);
        }
        return purpose;
    }
}
