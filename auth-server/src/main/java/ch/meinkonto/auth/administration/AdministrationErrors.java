package ch.meinkonto.auth.administration;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A page about something that is not there is the page that says so. */
@ControllerAdvice(assignableTypes = {AdministrationPages.class, UserPages.class, ClientPages.class})
class AdministrationErrors {
    @ExceptionHandler
    void refused(AdministrationRefused refused, HttpServletResponse response) throws IOException {
        response.sendError(refused.reason().status());
    }
}
