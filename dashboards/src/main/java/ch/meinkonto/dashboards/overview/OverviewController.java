package ch.meinkonto.dashboards.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import ch.meinkonto.dashboards.alerts.Alerts;
import ch.meinkonto.dashboards.alerts.Severity;
import ch.meinkonto.dashboards.overview.Activity.Kind;

/** The overview page and the figures its pictures begin with. */
@Controller
class OverviewController {
    private static final int MOST_URGENT = 6;

    private final Activities activities;
    private final Alerts alerts;

    OverviewController(Activities activities, Alerts alerts) {
        this.activities = activities;
        this.alerts = alerts;
    }

    @GetMapping("/")
    String overview(@RequestParam(required = false) @Nullable String range, Model model) {
        Activity activity = activities.of(Range.of(range));
        model.addAttribute("activity", activity);
        model.addAttribute("figures", ActivityFigures.of(activity));
        model.addAttribute("ranges", List.of(Range.values()));
        model.addAttribute("charts", charts());
        model.addAttribute("severities", Severity.WORST_FIRST);
        model.addAttribute("urgent", alerts.mostUrgent(MOST_URGENT));
        return "overview/overview";
    }

    /** Each picture with what it shows, in order. */
    private static Map<String, List<Kind>> charts() {
        Map<String, List<Kind>> charts = new LinkedHashMap<>();
        charts.put("events", List.of(Kind.EVENTS, Kind.REQUESTS));
        charts.put("logins", List.of(Kind.LOGIN_SUCCESS, Kind.LOGIN_FAILURE));
        charts.put("payments", List.of(Kind.PAYMENT_SUCCESS, Kind.PAYMENT_FAILURE));
        charts.put("alerts", List.of(Kind.ALERT_CRITICAL, Kind.ALERT_HIGH, Kind.ALERT_MEDIUM, Kind.ALERT_LOW,
                Kind.ALERT_INFORMATIONAL));
        return charts;
    }

    @GetMapping("/overview/activity")
    @ResponseBody
    ActivityFigures activity(@RequestParam(required = false) @Nullable String range) {
        return ActivityFigures.of(activities.of(Range.of(range)));
    }
}
