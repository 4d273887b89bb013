package ch.meinkonto.portal.error;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

import ch.meinkonto.portal.cityservice.CityServiceRefusal;

/** Turns what a page's controller did not answer itself into a status, and so into an error page. */
@ControllerAdvice(annotations = Controller.class)
@Order(2)
class PageRefusals {
    private static final Logger log = LoggerFactory.getLogger(PageRefusals.class);

    @ExceptionHandler
    void refused(CityServiceRefusal refusal, HttpServletResponse response) throws IOException {
        response.sendError(ApiProblems.statusOf(refusal).value());
    }

    /** The database is away: that passes. */
    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    void unavailable(RuntimeException failure, HttpServletResponse response) throws IOException {
        log.error("database not available", failure);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
