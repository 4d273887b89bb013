package ch.meinkonto.portal.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

import ch.meinkonto.ops.design.Languages;

/** What the frame around every page shows: languages, who is signed in, formats. */
@ControllerAdvice
public class PageFrame {
    /**
     * A language one can change to without leaving the page.
     *
     * @param code two letters
     * @param name its own name
     * @param address this page in that language
     * @param current whether the page is in it already
     */
    record LanguageLink(String code, String name, String address, boolean current) {}

    private final List<FrameAddition> additions;
    /** What each language calls itself; looking that up takes longer than the rest of the frame. */
    private final Map<Locale, String> names = Languages.OFFERED.stream()
            .collect(Collectors.toUnmodifiableMap(offered -> offered, offered -> offered.getDisplayLanguage(offered)));

    PageFrame(List<FrameAddition> additions) {
        this.additions = List.copyOf(additions);
    }

    /** Adds all of it to a page that no controller shows: where a refusal is the answer, Spring adds nothing. */
    public ModelAndView around(ModelAndView page, HttpServletRequest request, Locale locale) {
        additions.forEach(addition -> addition.addTo(page, request));
        return page.addObject("languages", languages(request, locale))
                .addObject("formats", formats(locale))
                .addObject("path", path(request))
                .addObject("personName", personName())
                .addObject("staff", staff(request));
    }

    @ModelAttribute("languages")
    List<LanguageLink> languages(HttpServletRequest request, Locale locale) {
        UriComponentsBuilder page = UriComponentsBuilder.fromPath(path(request));
        String query = request.getQueryString();
        if (query != null && request.getMethod().equals("GET")) {
            page.query(query).replaceQueryParam("lang");
        }
        String without = page.build().toUriString();
        String with = without + (without.contains("?") ? "&lang=" : "?lang=");
        return Languages.OFFERED.stream()
                .map(offered -> new LanguageLink(offered.getLanguage(), names.getOrDefault(offered, ""),
                        with + offered.getLanguage(), offered.getLanguage().equals(locale.getLanguage())))
                .toList();
    }

    @ModelAttribute("formats")
    Formats formats(Locale locale) {
        return new Formats(locale);
    }

    @ModelAttribute("path")
    String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    /** The name in the header; absent for visitors. */
    @ModelAttribute("personName")
    @Nullable
    String personName() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser user)) {
            return null;
        }
        return user.getFullName() == null ? user.getName() : user.getFullName();
    }

    @ModelAttribute("staff")
    boolean staff(HttpServletRequest request) {
        return Stream.of("CASEWORKER", "TEAM_LEAD", "SERVICE_OWNER", "AUDITOR").anyMatch(request::isUserInRole);
    }
}
