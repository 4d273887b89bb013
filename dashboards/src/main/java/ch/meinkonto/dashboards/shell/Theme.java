package ch.meinkonto.dashboards.shell;

import java.util.Arrays;
import java.util.Locale;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.util.WebUtils;

/** Dark unless the analyst says otherwise; a cookie remembers. */
enum Theme {
    DARK,
    LIGHT,
    SYSTEM;

    static final String COOKIE = "theme";

    /** The name as it stands in cookie and page. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Theme of(String code) {
        return Arrays.stream(values()).filter(theme -> theme.code().equals(code)).findFirst().orElse(DARK);
    }

    static Theme of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? DARK : of(cookie.getValue());
    }
}
