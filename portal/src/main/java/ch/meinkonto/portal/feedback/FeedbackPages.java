package ch.meinkonto.portal.feedback;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.cityservice.CityService;

/** Says what one thinks of a service, without a sign-in and without a name. */
@Controller
@RequestMapping("/feedback")
class FeedbackPages {
    private final Opinions opinions;
    private final List<CityService> services;

    FeedbackPages(Opinions opinions, List<CityService> services) {
        this.opinions = opinions;
        this.services = List.copyOf(services);
    }

    /**
     * Asks, or thanks.
     *
     * @param about name of a service; anything else asks about the portal
     */
    @GetMapping
    ModelAndView ask(@RequestParam(defaultValue = "") String about,
            @RequestParam(required = false) @Nullable String thanks) {
        return page(about, "", "", Map.of()).addObject("thanks", thanks != null);
    }

    @PostMapping
    ModelAndView say(@RequestParam(defaultValue = "") String about, @RequestParam(defaultValue = "") String ease,
            @RequestParam(defaultValue = "") String words, Locale language) {
        Map<String, String> problems = new LinkedHashMap<>();
        Optional<Ease> chosen = Ease.read(ease);
        String said = words.strip();
        if (chosen.isEmpty()) {
            problems.put("ease", "feedback.ease.missing");
        }
        if (said.length() > Opinions.LONGEST) {
            problems.put("words", "feedback.words.too-long");
        }
        if (!problems.isEmpty()) {
            ModelAndView page = page(about, ease, said, problems);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        opinions.add(known(about), chosen.orElseThrow(), said, language);
        ModelAndView thanks = new ModelAndView("redirect:/feedback?thanks=yes");
        thanks.setStatus(HttpStatus.SEE_OTHER);
        return thanks;
    }

    private @Nullable String known(String about) {
        return services.stream().map(CityService::name).filter(about::equals).findFirst().orElse(null);
    }

    private ModelAndView page(String about, String ease, String words, Map<String, String> problems) {
        return new ModelAndView("feedback/feedback").addObject("about", known(about))
                .addObject("eases", Ease.values())
                .addObject("ease", ease)
                .addObject("words", words)
                .addObject("longest", Opinions.LONGEST)
                .addObject("problems", problems);
    }
}
