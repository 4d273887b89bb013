package ch.meinkonto.dashboards.shell;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The switch between dark, light and what the system says. */
@Controller
class ThemeController {
    @PostMapping("/theme")
    ResponseEntity<Void> choose(@RequestParam String theme, @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        ResponseCookie cookie = ResponseCookie.from(Theme.COOKIE, Theme.of(theme).code())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, onThisSite(back))
                .build();
    }

    private static String onThisSite(String back) {
        return back.matches("/([A-Za-z0-9._~%?&=+-][A-Za-z0-9._~%?&=+/-]*)?") ? back : "/";
    }
}
