package ch.meinkonto.portal.operation;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.StaffMember;
import ch.meinkonto.portal.access.StaffRole;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.portal.cityservice.ServiceState;

/** Staff see how services are used, and who answers for them says whether they take requests. */
@Controller
@RequestMapping(ServicesArea.PATH)
class ServicePages {
    private static final DateTimeFormatter SWISS = DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT);
    private static final int DAYS = 14;
    private static final int WEEKS = 12;

    private final List<CityService> services;
    private final ServiceStateBook states;
    private final UsageBook usage;
    private final OperateServices operate;
    private final Clock clock;

    ServicePages(List<CityService> services, ServiceStateBook states, UsageBook usage, OperateServices operate,
            Clock clock) {
        this.services = List.copyOf(services);
        this.states = states;
        this.usage = usage;
        this.operate = operate;
        this.clock = clock;
    }

    /**
     * One service in the list.
     *
     * @param name which
     * @param state its state
     * @param open whether it takes requests today
     * @param week this week's figures, or nothing in the list when there were none
     */
    record Row(String name, ServiceState state, boolean open, List<UsageBook.Figures> week) {}

    @GetMapping
    ModelAndView list() {
        LocalDate today = LocalDate.now(clock);
        LocalDate monday = today.minusDays(today.getDayOfWeek().getValue() - 1L);
        Map<String, ServiceState> set = states.all();
        return new ModelAndView("operation/services", "rows", services.stream().map(service -> {
            ServiceState state = set.getOrDefault(service.name(), new ServiceState.Open());
            return new Row(service.name(), state, state.isOpenOn(today), usage.weeks(service.name(), monday));
        }).toList());
    }

    @GetMapping("/{name}")
    ModelAndView service(@PathVariable String name, StaffMember person) {
        return page(known(name), person, Map.of(), Map.of());
    }

    @PostMapping("/{name}/state")
    ModelAndView set(@PathVariable String name, @RequestParam Map<String, String> typed, StaffMember person) {
        owner(person);
        CityService service = known(name);
        try {
            operate.set(service.name(), state(typed), person.id());
            return redirect(name);
        } catch (IllegalArgumentException | DateTimeException e) {
            return refused(page(service, person, typed, Map.of(fieldOf(typed), "services.reason." + fieldOf(typed))));
        }
    }

    @PostMapping("/{name}/counter")
    ModelAndView report(@PathVariable String name, @RequestParam Map<String, String> typed, StaffMember person) {
        owner(person);
        CityService service = known(name);
        try {
            operate.reportAtCounter(service.name(), day(typed, "day"), Integer.parseInt(get(typed, "requests")));
            return redirect(name);
        } catch (IllegalArgumentException | DateTimeException e) {
            return refused(page(service, person, typed, Map.of("day", "services.reason.counter")));
        }
    }

    private static ServiceState state(Map<String, String> typed) {
        return switch (get(typed, "state")) {
            case "open" -> new ServiceState.Open();
            case "closed" -> new ServiceState.Closed();
            case "seasonal" -> new ServiceState.Seasonal(day(typed, "from"), day(typed, "until"));
            case "paused" -> {
                TreeMap<String, String> texts = new TreeMap<>();
                ServiceState.Paused.LANGUAGES.forEach(code -> texts.put(code, get(typed, "text-" + code)));
                yield new ServiceState.Paused(texts);
            }
            default -> throw new IllegalArgumentException("no such state");
        };
    }

    private static String fieldOf(Map<String, String> typed) {
        String state = get(typed, "state");
        return Set.of("seasonal", "paused").contains(state) ? state : "state";
    }

    private ModelAndView page(CityService service, StaffMember person, Map<String, String> typed,
            Map<String, String> problems) {
        LocalDate today = LocalDate.now(clock);
        ServiceState state = states.of(service.name());
        return new ModelAndView("operation/service").addObject("service", service)
                .addObject("state", state)
                .addObject("open", state.isOpenOn(today))
                .addObject("chosen", typed.getOrDefault("state", state.code()))
                .addObject("typed", typed.isEmpty() ? filled(state) : typed)
                .addObject("codes", ServiceState.Paused.LANGUAGES)
                .addObject("today", today)
                .addObject("days", usage.days(service.name(), today.minusDays(DAYS - 1L)))
                .addObject("weeks", usage.weeks(service.name(),
                        today.minusDays(today.getDayOfWeek().getValue() - 1L).minusWeeks(WEEKS - 1L)))
                .addObject("history", states.history(service.name()))
                .addObject("me", person.id())
                .addObject("mayChange", person.is(StaffRole.SERVICE_OWNER))
                .addObject("problems", problems);
    }

    private static Map<String, String> filled(ServiceState state) {
        Map<String, String> filled = new TreeMap<>();
        switch (state) {
            case ServiceState.Seasonal(LocalDate from, LocalDate until) -> {
                filled.put("from", from.format(SWISS));
                filled.put("until", until.format(SWISS));
            }
            case ServiceState.Paused(var texts) -> texts.forEach((code, text) -> filled.put("text-" + code, text));
            case ServiceState.Open ignored -> filled.clear();
            case ServiceState.Closed ignored -> filled.clear();
        }
        return filled;
    }

    private CityService known(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static LocalDate day(Map<String, String> typed, String field) {
        String written = get(typed, field);
        return written.contains("-") ? LocalDate.parse(written) : LocalDate.parse(written, SWISS);
    }

    private static String get(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "").strip();
    }

    private static void owner(StaffMember person) {
        if (!person.is(StaffRole.SERVICE_OWNER)) {
            throw new AccessDeniedException("answers for no service");
        }
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView redirect(String name) {
        ModelAndView redirect = new ModelAndView("redirect:" + ServicesArea.PATH + "/" + name);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
