package ch.meinkonto.portal.page;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.servlet.ModelAndView;

/** What a feature adds to the frame around every page, also around a page that is a refusal. */
public interface FrameAddition {
    /** Adds what the frame shows of it in this request. */
    void addTo(ModelAndView page, HttpServletRequest request);
}
