package ch.meinkonto.auth.page;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

import ch.meinkonto.auth.account.StaffPasskeys;
import ch.meinkonto.ops.design.Languages;

/** What the frame of every page needs: the languages, and the way to the portal. */
@ControllerAdvice
class PageFrame {
    private final String portalUrl;
    private final StaffPasskeys staff;

    PageFrame(@Value("${meinkonto.portal-url}") String portalUrl, StaffPasskeys staff) {
        this.portalUrl = portalUrl;
        this.staff = staff;
    }

    /**
     * One language of the switch.
     *
     * @param code ISO 639-1
     * @param name its name in itself
     * @param url this page in that language
     * @param current whether the page is in it now
     */
    record Language(String code, String name, String url, boolean current) {}

    @ModelAttribute("portalUrl")
    String portalUrl() {
        return portalUrl;
    }

    /** Whether staff sign in with passkeys, as everywhere but on a machine where that was switched off. */
    @ModelAttribute("staffPasskeys")
    boolean staffPasskeys() {
        return staff.areDemanded();
    }

    @ModelAttribute("languages")
    List<Language> languages(HttpServletRequest request, Locale locale) {
        return Languages.OFFERED.stream().map(offered -> language(offered, locale, request)).toList();
    }

    private static Language language(Locale offered, Locale current, HttpServletRequest request) {
        String code = offered.getLanguage();
        String url = UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("lang", code)
                .build()
                .toUriString();
        return new Language(code, offered.getDisplayLanguage(offered), url, code.equals(current.getLanguage()));
    }
}
