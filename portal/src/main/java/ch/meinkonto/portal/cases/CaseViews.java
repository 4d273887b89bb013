package ch.meinkonto.portal.cases;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.cases.FindCases.Whole;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.payment.Payments;

/** What templates show of cases, every word of it ready. */
@Component
class CaseViews {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final FormViews views;
    private final FormTexts texts;
    private final PartyViews parties;
    private final Checkouts checkouts;
    private final Payments payments;
    private final StatusCodes codes;

    CaseViews(FormViews views, FormTexts texts, PartyViews parties, Checkouts checkouts, Payments payments,
            StatusCodes codes) {
        this.views = views;
        this.texts = texts;
        this.parties = parties;
        this.checkouts = checkouts;
        this.payments = payments;
        this.codes = codes;
    }

    /** A page about a case. */
    ModelAndView page(String view, OnlineService service, Whole whole, Locale language) {
        return page(view, service, whole, null, language);
    }

    /**
     * The same for somebody who takes part: what is to be done about it is for whose case it is.
     *
     * @param sharedBy name of whose case it is, absent where it is the reader's
     */
    ModelAndView page(String view, OnlineService service, Whole whole, @Nullable String sharedBy, Locale language) {
        CaseFile file = whole.file();
        FormDefinition form = service.formOf(file.formVersion());
        return new ModelAndView(view).addObject("service", service.city().name())
                .addObject("file", file)
                .addObject("whole", whole)
                .addObject("stand", file.stand().replace('_', '-'))
                .addObject("facts", facts(service, file, language))
                .addObject("receipt", sharedBy == null ? receiptOf(file) : null)
                .addObject("statusCode", sharedBy == null ? codes.shown(file.reference()) : null)
                .addObject("parts", views.parts(form, file.answers(), whole.files(), "form.known-of-case",
                        language))
                .addObject("sharedBy", sharedBy)
                .addObject("roles", parties.ofCase(service, file, whole.parties(), language))
                .addObject("mayWithdraw", sharedBy == null && service.mayWithdraw(file))
                .addObject("actions", sharedBy == null ? service.actions(file) : List.of())
                .addObject("nextServices", sharedBy == null ? service.nextServices(file) : List.of())
                .addObject("standText", texts.say(service.city().name() + ".state." + file.stand().replace('_', '-'),
                        factsOf(service, file), language));
    }

    /** Where the receipt of its payment is; absent where nothing was paid, or the money went back. */
    private @Nullable String receiptOf(CaseFile file) {
        return checkouts.of(file.reference())
                .filter(checkout -> checkout.paidAt() != null && checkout.givenBackAt() == null)
                .map(checkout -> "/account/payments/" + checkout.paidBy() + "/receipt.pdf")
                .orElse(null);
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
                written(value, language)));
        putFee(facts, file, language);
        return facts;
    }

    /** What was paid, and what became of it: whoever is owed money reads how far that is, and what to do where it is stuck. */
    private void putFee(Map<String, String> facts, CaseFile file, Locale language) {
        checkouts.of(file.reference()).filter(checkout -> checkout.paidAt() != null).ifPresent(checkout -> {
            String paid = checkout.givenBackAt() == null ? "cases.fee.paid" : "cases.fee.given-back";
            String words = payments.refundOf(file.reference())
                    .map(refund -> texts.say("cases.fee.refund." + refund.status().code(),
                            List.of(refund.amount(), LocalDate.ofInstant(refund.since(), ZURICH)), language))
                    .orElseGet(() -> texts.say(paid, List.of(checkout.fee()), language));
            facts.put(texts.say("cases.check.fee", List.of(), language), words);
        });
    }

    /** What the office sees besides. */
    Map<String, String> officeFacts(OnlineService service, CaseFile file, Locale language) {
        Map<String, String> facts = new LinkedHashMap<>();
        service.officeFacts(file).forEach((key, value) -> facts.put(texts.say(key, List.of(), language),
                written(value, language)));
        putFee(facts, file, language);
        return facts;
    }

    private String written(Object value, Locale language) {
        return value instanceof Phrase(String key, List<Object> arguments)
                ? texts.say(key, arguments, language)
                : Written.of(value, language);
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
