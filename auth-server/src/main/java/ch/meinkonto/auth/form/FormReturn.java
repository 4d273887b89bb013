package ch.meinkonto.auth.form;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/**
 * What comes back with an open form beside what the person wrote.
 *
 * @param seal the seal it was opened with
 * @param work the number that the browser found, empty where no script ran
 * @param trap what stands in the field that nobody sees
 */
public record FormReturn(String seal, String work, String trap) {
    /** Reads the fields of a request; what is missing is empty. */
    public static FormReturn of(HttpServletRequest request) {
        return new FormReturn(text(request.getParameter("seal")), text(request.getParameter("work")),
                text(request.getParameter("homepage")));
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }
}
