package ch.meinkonto.portal.lookedat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.LookAtResident;
import ch.meinkonto.portal.cityservice.LooksAtResident;

/** "Who looked at my data", newest first, in pages. */
@Controller
class LookedAtPages {
    private static final int ON_A_PAGE = 20;
    private static final int LAST_PAGE = 500;
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final List<LooksAtResident> logs;

    LookedAtPages(List<LooksAtResident> logs) {
        this.logs = logs;
    }

    /**
     * Looks one after the other at the same thing, on the same day and for the same reason: who works on a request opens it
     * often, and a list of that hides the look that matters.
     *
     * @param look the last of them
     * @param times how many there are
     * @param first when the first was
     */
    record Line(LookAtResident look, int times, Instant first) {
        private Line before(LookAtResident earlier) {
            return new Line(look, times + 1, earlier.at());
        }

        private boolean isLike(LookAtResident other) {
            return day(look).equals(day(other)) && look.path().equals(other.path())
                    && look.office().equals(other.office()) && look.purpose().equals(other.purpose())
                    && Objects.equals(look.representative(), other.representative());
        }

        private static LocalDate day(LookAtResident look) {
            return LocalDate.ofInstant(look.at(), ZURICH);
        }
    }

    /** Each log is asked for what stands on this page and before, and for one more: whether there is a next page. */
    @GetMapping("/account/looked-at")
    String show(Model model, Resident resident, @RequestParam(name = "page", defaultValue = "1") int asked) {
        int page = Math.clamp(asked, 1, LAST_PAGE);
        int most = page * ON_A_PAGE + 1;
        List<LookAtResident> looks = logs.stream()
                .flatMap(log -> log.newestLooksAt(resident.id(), most).stream())
                .sorted(Comparator.comparing(LookAtResident::at).reversed())
                .skip((page - 1L) * ON_A_PAGE)
                .limit(ON_A_PAGE + 1L)
                .toList();
        model.addAttribute("lines", lines(looks.stream().limit(ON_A_PAGE).toList()));
        model.addAttribute("page", page);
        model.addAttribute("more", looks.size() > ON_A_PAGE && page < LAST_PAGE);
        return "lookedat/looked-at";
    }

    private static List<Line> lines(List<LookAtResident> looks) {
        List<Line> lines = new ArrayList<>();
        for (LookAtResident look : looks) {
            if (!lines.isEmpty() && lines.getLast().isLike(look)) {
                lines.add(lines.removeLast().before(look));
            } else {
                lines.add(new Line(look, 1, look.at()));
            }
        }
        return lines;
    }
}
