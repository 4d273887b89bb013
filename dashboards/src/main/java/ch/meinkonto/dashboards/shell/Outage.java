package ch.meinkonto.dashboards.shell;

import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.dashboards.index.IndexUnavailable;

/** When Elasticsearch is away the page says so and keeps its frame. */
@ControllerAdvice
class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final Shell shell;

    Outage(Shell shell) {
        this.shell = shell;
    }

    @ExceptionHandler
    ModelAndView unavailable(IndexUnavailable outage, HttpServletRequest request) {
        LOG.warn("index unavailable", outage);
        ModelAndView page = new ModelAndView("shell/unavailable", HttpStatus.SERVICE_UNAVAILABLE);
        shell.surround(request, page.getModelMap());
        return page;
    }
}
