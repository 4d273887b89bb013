package ch.meinkonto.portal.mandate;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.page.PageFrame;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** The page that says no to whoever acts for somebody, and how they go on; the security events hear of it. */
@ControllerAdvice(annotations = Controller.class)
@Order(1)
class ActingRefusals {
    private final SecurityEvents events;
    private final PageFrame frame;

    ActingRefusals(SecurityEvents events, PageFrame frame) {
        this.events = events;
        this.frame = frame;
    }

    @ExceptionHandler
    ModelAndView refuse(ActingRefused refusal, HttpServletRequest request, Locale language) {
        // A form from another tab is no attempt at anything.
        if (refusal.reason() != ActingRefused.Reason.OTHER_PERSON) {
            events.record(new AuthorizationDeniedEvent("page", Digests.of(request.getRequestURI()), refusal.code()));
        }
        ModelAndView page = new ModelAndView("mandate/refused", HttpStatus.FORBIDDEN)
                .addObject("why", refusal.messageKey())
                .addObject("name", refusal.name());
        return frame.around(page, request, language);
    }
}
