package ch.meinkonto.portal.upload;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form with more than the server reads at all leads back to its page, which says so. Without this, nobody could even read
 * the form's token, and the person would be told that they may not send it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class OversizedRequests extends OncePerRequestFilter {
    private final long largest;

    OversizedRequests(MultipartProperties multipart) {
        this.largest = multipart.getMaxRequestSize().toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean isForm = HttpMethod.POST.matches(request.getMethod()) && type != null
                && type.startsWith("multipart/form-data");
        if (isForm && request.getContentLengthLong() > largest) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getRequestURI() + "?too-large=yes");
            return;
        }
        chain.doFilter(request, response);
    }
}
