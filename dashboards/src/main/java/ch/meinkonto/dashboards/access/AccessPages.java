package ch.meinkonto.dashboards.access;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages for those who are not in. */
@Controller
class AccessPages {
    // Reached by forward from a request of any method.
    @RequestMapping("/denied")
    String denied(HttpServletRequest request, Model model) {
        model.addAttribute("stale", Boolean.TRUE.equals(request.getAttribute("stale")));
        return "access/denied";
    }

    @GetMapping("/sign-in-failed")
    String signInFailed() {
        return "access/sign-in-failed";
    }
}
