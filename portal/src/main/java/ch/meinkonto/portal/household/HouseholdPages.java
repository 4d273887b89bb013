package ch.meinkonto.portal.household;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.Sex;
import ch.meinkonto.portal.access.ProvenPerson;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.household.BindAccount.Outcome;
import ch.meinkonto.portal.household.Households.Told;

/** The household in the account, and the way to it. */
@Controller
@RequestMapping(HouseholdPages.PATH)
class HouseholdPages {
    static final String PATH = "/account/household";

    private static final String NUMBER = "ahv-number";
    private static final String SEX = "sex";

    private final Households households;
    private final BindAccount accounts;
    private final PostOfHousehold post;
    private final TransactionOperations transactions;
    private final Clock clock;

    HouseholdPages(Households households, BindAccount accounts, PostOfHousehold post,
            TransactionOperations transactions, Clock clock) {
        this.households = households;
        this.accounts = accounts;
        this.post = post;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who has bound their account sees what the register says; everybody else, what it takes. */
    @GetMapping
    ModelAndView show(Resident resident, @RequestParam(defaultValue = "false") boolean released) {
        Optional<Binding> binding = households.bindingOf(resident.id());
        if (binding.isEmpty() || !binding.get().isGoodAt(clock.instant())) {
            return new ModelAndView("household/unbound").addObject("expired", binding.isPresent())
                    .addObject("released", released);
        }
        resident.mustSatisfy(Assurance.MULTI_FACTOR);
        transactions.executeWithoutResult(status -> post.open(binding.get()));
        ModelAndView page = new ModelAndView("household/household").addObject("binding", binding.get())
                .addObject("evidence", text(binding.get().evidence()));
        return switch (households.shownTo(resident.id())) {
            case Told.Known<Household> known -> page.addObject("household", known.told());
            case Told.NoAnswer<Household> silent -> unanswered(page.addObject("silent", true));
            case Told.NotTold<Household> nothing -> page.addObject("silent", false);
            case Told.NotBound<Household> gone -> new ModelAndView("redirect:" + PATH);
        };
    }

    /** What only the person and the register know together; name and date of birth the identity provider has told. */
    @GetMapping("/connect")
    ModelAndView ask(Resident resident) {
        resident.mustBe(BindAccount.NEEDED);
        return form(resident.person(), "", "", Map.of());
    }

    @PostMapping("/connect")
    ModelAndView connect(Resident resident, Locale language,
            @RequestParam(name = NUMBER, defaultValue = "") String number,
            @RequestParam(name = SEX, defaultValue = "") String sex) {
        resident.mustBe(BindAccount.NEEDED);
        ProvenPerson person = resident.person();
        if (person == null) {
            return form(null, number, sex, Map.of());
        }
        Map<String, String> problems = new LinkedHashMap<>();
        Optional<Ahvn13> read = number(number);
        Optional<Sex> chosen = Arrays.stream(Sex.values()).filter(one -> text(one).equals(sex)).findFirst();
        if (read.isEmpty()) {
            problems.put(NUMBER, number.isBlank() ? "household.problem.number-missing" : "household.problem.number");
        }
        if (chosen.isEmpty()) {
            problems.put(SEX, "household.problem.sex");
        }
        if (!problems.isEmpty()) {
            return status(form(person, number, sex, problems), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return answer(accounts.bind(resident, person, read.orElseThrow(), chosen.orElseThrow(), language), person,
                number, sex);
    }

    private static ModelAndView answer(Outcome outcome, ProvenPerson person, String number, String sex) {
        return switch (outcome) {
            case BOUND -> seeOther(PATH);
            case NOT_BOUND -> status(form(person, number, sex, Map.of(NUMBER, "household.problem.not-bound")),
                    HttpStatus.UNPROCESSABLE_CONTENT);
            case TOO_MANY_TRIES -> status(form(person, number, sex, Map.of(NUMBER, "household.problem.tries")),
                    HttpStatus.TOO_MANY_REQUESTS);
            case NO_ANSWER -> unanswered(form(person, number, sex, Map.of(NUMBER, "household.problem.silent")));
        };
    }

    /** The register forgets nothing by it: only the account no longer knows which person it is. */
    @PostMapping("/release")
    ModelAndView release(Resident resident, Locale language) {
        accounts.release(resident, language);
        return seeOther(PATH + "?released=true");
    }

    private static ModelAndView form(@Nullable ProvenPerson person, String number, String sex,
            Map<String, String> problems) {
        return new ModelAndView("household/connect").addObject("person", person)
                .addObject("number", number)
                .addObject("sexes", List.of(text(Sex.FEMALE), text(Sex.MALE), text(Sex.UNDETERMINED)))
                .addObject("sex", sex)
                .addObject("problems", problems);
    }

    private static Optional<Ahvn13> number(String typed) {
        try {
            return Optional.of(Ahvn13.parse(typed));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static String text(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ModelAndView unanswered(ModelAndView page) {
        return status(page, HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static ModelAndView seeOther(String path) {
        return status(new ModelAndView("redirect:" + path), HttpStatus.SEE_OTHER);
    }

    private static ModelAndView status(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
