package ch.meinkonto.portal.lookedat;

import java.util.Comparator;
import java.util.List;

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

    private final List<LooksAtResident> logs;

    LookedAtPages(List<LooksAtResident> logs) {
        this.logs = logs;
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
        model.addAttribute("looks", looks.stream().limit(ON_A_PAGE).toList());
        model.addAttribute("page", page);
        model.addAttribute("more", looks.size() > ON_A_PAGE && page < LAST_PAGE);
        return "lookedat/looked-at";
    }
}
