package ch.meinkonto.auth.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.client.Clients;
import ch.meinkonto.ops.design.SecurityHeaders;

/**
 * Where the forms of a page may lead besides the applications on the web: to a program on the person's own machine (RFC 8252
 * section 7.3), by plain HTTP, and so only while that very program asks for a sign-in.
 */
@Component
public class FormTargets implements SecurityHeaders.FormTargets {
    private final Clients clients;
    private final RequestCache requests;

    FormTargets(Clients clients, RequestCache requests) {
        this.clients = clients;
        this.requests = requests;
    }

    @Override
    public List<String> of(HttpServletRequest request, HttpServletResponse response) {
        String type = response.getContentType();
        if (type == null || !type.startsWith(MediaType.TEXT_HTML_VALUE)) {
            // Nothing with a form; and for a style sheet nobody need look up a session.
            return List.of();
        }
        return Stream.concat(Stream.ofNullable(request.getParameter(OAuth2ParameterNames.CLIENT_ID)),
                wanted(request, response).stream())
                .flatMap(client -> clients.loopbackOrigins(client).stream())
                .distinct()
                .toList();
    }

    /** The application to which the person goes back after the sign-in. */
    private Optional<String> wanted(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest wanted = requests.getRequest(request, response);
        String[] clientIds = wanted == null ? null : wanted.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        return clientIds == null ? Optional.empty() : Stream.of(clientIds).findFirst();
    }
}
