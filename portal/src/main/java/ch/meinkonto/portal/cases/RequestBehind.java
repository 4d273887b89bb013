package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.FindCases.Whole;

/**
 * The request behind something that its service shows on a page of its own, for example a permit: what was answered, what
 * happened, and the code with which one asks how it stands.
 */
@Component
public class RequestBehind {
    private final Cases cases;
    private final FindCases find;
    private final FormViews views;
    private final StatusCodes codes;

    RequestBehind(Cases cases, FindCases find, FormViews views, StatusCodes codes) {
        this.cases = cases;
        this.find = find;
        this.views = views;
        this.codes = codes;
    }

    /** What {@code cases/fields :: behind} shows. */
    record View(CaseFile file, String statusCode, List<FormViews.Part> parts, List<Timeline.Entry> timeline) {}

    /**
     * Adds it to a page as {@code behind}; nothing where there is no such request. It is read with that, as on the page of a case.
     *
     * @param reference of both, the request and what it became
     */
    public ModelAndView addTo(ModelAndView page, OnlineService service, String reference, Resident resident,
            Locale language) {
        if (cases.find(List.of(service), reference).isEmpty()) {
            return page;
        }
        Whole whole = find.own(service, reference, resident);
        CaseFile file = whole.file();
        return page.addObject("behind", new View(file, codes.shown(reference),
                views.parts(service.formOf(file.formVersion()), file.answers(), whole.files(), "form.known-of-case",
                        language),
                whole.timeline()));
    }
}
