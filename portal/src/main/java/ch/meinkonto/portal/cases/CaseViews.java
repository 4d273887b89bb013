package ch.meinkonto.portal.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.cases.FindCases.Whole;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.form.FormDefinition;

/** What templates show of cases, every word of it ready. */
@Component
class CaseViews {
    private final FormViews views;
    private final FormTexts texts;
    private final Checkouts checkouts;

    CaseViews(FormViews views, FormTexts texts, Checkouts checkouts) {
        this.views = views;
        this.texts = texts;
        this.checkouts = checkouts;
    }

    /** A page about a case. */
    ModelAndView page(String view, OnlineService service, Whole whole, Locale language) {
        CaseFile file = whole.file();
        FormDefinition form = service.form(file.formVersion()).orElseGet(service::form);
        return new ModelAndView(view).addObject("service", service.city().name())
                .addObject("file", file)
                .addObject("whole", whole)
                .addObject("stand", file.stand().replace('_', '-'))
                .addObject("facts", facts(service, file, language))
                .addObject("parts", views.parts(form, file.answers(), whole.files(), "form.known-of-case",
                        language))
                .addObject("mayWithdraw", service.mayWithdraw(file))
                .addObject("actions", service.actions(file))
                .addObject("standText", texts.say(service.city().name() + ".state." + file.stand().replace('_', '-'),
                        factsOf(service, file), language));
    }

    /** What stands about a case besides its answers, by its name. */
    Map<String, String> facts(OnlineService service, CaseFile file, Locale language) {
        Map<String, String> facts = new LinkedHashMap<>();
        Ward child = file.concerned();
        if (child != null) {
            facts.put(texts.say("cases.concerned", List.of(), language),
                    texts.say("cases.concerned.born", List.of(child.name(), Written.of(child.birth(), language)),
                            language));
        }
        service.facts(file).forEach((key, value) -> facts.put(texts.say(key, List.of(), language),
                Written.of(value, language)));
        checkouts.of(file.reference()).filter(checkout -> checkout.paidAt() != null).ifPresent(checkout -> {
            String key = checkout.givenBackAt() == null ? "cases.fee.paid" : "cases.fee.given-back";
            facts.put(texts.say("cases.check.fee", List.of(), language),
                    texts.say(key, List.of(checkout.fee().toString()), language));
        });
        return facts;
    }

    String say(String key, List<Object> facts, Locale language) {
        return texts.say(key, facts, language);
    }

    List<String> lines(String key, List<Object> facts, Locale language) {
        return texts.lines(key, facts, language);
    }

    /** What a service's texts about a case mention: {0} reference, {1} address, then what the service adds. */
    static List<Object> factsOf(OnlineService service, CaseFile file) {
        List<Object> facts = new ArrayList<>();
        facts.add(file.reference());
        facts.add(CasePaths.of(service, file.reference()));
        facts.addAll(service.letterFacts(file));
        return facts;
    }
}
