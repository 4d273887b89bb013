package ch.meinkonto.auth.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

import ch.meinkonto.auth.account.TooManySignInsException;
import ch.meinkonto.ops.design.SecurityHeaders;

/**
 * Says "come back in a moment" where the database is away or too many people sign in at once. Stands before everything that
 * needs the database, sessions included: the usual error page would ask for the session again and fail again. Where it does
 * fail, for whatever reason, this page takes its place, so that nobody ever meets the servlet container's own.
 */
final class Unavailable extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Unavailable.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final SpringTemplateEngine templates;
    private final LocaleResolver locales;
    private final String portalUrl;
    private final WaitingPage waiting;

    Unavailable(SpringTemplateEngine templates, LocaleResolver locales, String portalUrl, WaitingPage waiting) {
        this.templates = templates;
        this.locales = locales;
        this.portalUrl = portalUrl;
        this.waiting = waiting;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            Throwable temporary = temporaryCause(e);
            boolean errorPageFailed = request.getDispatcherType() == DispatcherType.ERROR;
            if (response.isCommitted() || (temporary == null && !errorPageFailed)) {
                throw e;
            }
            if (temporary == null) {
                LOG.error("the error page failed path={}", request.getRequestURI(), e);
                answer(request, response, HttpStatus.INTERNAL_SERVER_ERROR);
            } else {
                LOG.warn("request not served for now path={} cause={}", request.getRequestURI(), temporary.toString());
                if (temporary instanceof TooManySignInsException && WaitingPage.isFor(request) && wantsPage(request)) {
                    response.resetBuffer();
                    waiting.send(request, response);
                } else {
                    answer(request, response, HttpStatus.SERVICE_UNAVAILABLE);
                }
            }
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** The exception, or the cause of it, that will not come again when all is well; absent where there is none. */
    private static @Nullable Throwable temporaryCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isTemporary(cause)) {
                return cause;
            }
        }
        return null;
    }

    private static boolean isTemporary(Throwable cause) {
        return switch (cause) {
            case TooManySignInsException _,CannotGetJdbcConnectionException _,CannotCreateTransactionException _,TransactionSystemException _,TransientDataAccessException _,RecoverableDataAccessException _,NonTransientDataAccessResourceException _,SQLTransientException _ ->
                true;
            default -> false;
        };
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException {
        boolean temporary = status == HttpStatus.SERVICE_UNAVAILABLE;
        response.resetBuffer();
        response.setStatus(status.value());
        if (temporary) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        SecurityHeaders.write(request, response);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        if (wantsPage(request)) {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.getWriter().write(page(request, response, status));
        } else {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter()
                    .write("{\"error\":\"" + (temporary ? "temporarily_unavailable" : "server_error") + "\"}");
        }
    }

    private String page(HttpServletRequest request, HttpServletResponse response, HttpStatus status) {
        Locale locale = locales.resolveLocale(request);
        Map<String, Object> model = Map.of("status", status.value(), "kind", ErrorPages.kind(status), "portalUrl",
                portalUrl);
        WebContext context = new WebContext(
                JakartaServletWebApplication.buildApplication(request.getServletContext())
                        .buildExchange(request, response),
                locale, model);
        context.setVariable("traceId", ErrorPages.traceId());
        return templates.process("page/error", context);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
