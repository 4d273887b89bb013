package ch.meinkonto.portal.datedrule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.access.StaffMember;
import ch.meinkonto.portal.access.StaffRole;
import ch.meinkonto.portal.datedrule.EffectOfChange.Effect;
import ch.meinkonto.portal.datedrule.RuleRefused.Reason;

/** A service owner changes a rule: fills in the form, sees what it does, proposes. Somebody else decides. */
@Controller
@RequestMapping(RulesArea.PATH)
class RuleChangePages {
    private final CurrentRules rules;
    private final RuleProposals proposals;
    private final ChangeRules changes;
    private final Colleagues colleagues;
    private final RuleWords words;
    private final Clock clock;

    RuleChangePages(CurrentRules rules, RuleProposals proposals, ChangeRules changes, Colleagues colleagues,
            RuleWords words, Clock clock) {
        this.rules = rules;
        this.proposals = proposals;
        this.changes = changes;
        this.colleagues = colleagues;
        this.words = words;
        this.clock = clock;
    }

    /**
     * An example, in words.
     *
     * @param subject what it is about
     * @param before today
     * @param after after the change
     */
    record LineInWords(String subject, String before, String after) {}

    @GetMapping("/{key}/change")
    ModelAndView ask(@PathVariable String key, StaffMember person, Locale language) {
        owner(person);
        DatedRule rule = known(key);
        Map<String, String> filled = new TreeMap<>(RuleForm.fieldsOf(pattern(rule, new RuleForm(Map.of()))));
        return form(rule, filled, Map.of(), language);
    }

    /** What the change would do; everything typed goes along to the next step or back to the form. */
    @PostMapping("/{key}/preview")
    ModelAndView preview(@PathVariable String key, @RequestParam Map<String, String> typed, StaffMember person,
            Locale language) {
        owner(person);
        DatedRule rule = known(key);
        RuleForm form = new RuleForm(typed);
        if (typed.containsKey("back")) {
            return form(rule, typed, Map.of(), language);
        }
        Map<String, Reason> mistakes = mistakes(rule, form);
        if (!mistakes.isEmpty()) {
            return mistaken(rule, typed, mistakes, language);
        }
        try {
            RuleChange change = change(rule, form);
            Effect effect = changes.preview(rule, change, language);
            return described(new ModelAndView("datedrule/preview"), rule, change, effect, language)
                    .addObject("typed", carried(typed))
                    .addObject("reason", form.get("reason"));
        } catch (RuleRefused refusal) {
            return refused(rule, typed, refusal, language);
        }
    }

    @PostMapping("/{key}/change")
    ModelAndView propose(@PathVariable String key, @RequestParam Map<String, String> typed, StaffMember person,
            Locale language) {
        owner(person);
        DatedRule rule = known(key);
        RuleForm form = new RuleForm(typed);
        Map<String, Reason> mistakes = mistakes(rule, form);
        if (!mistakes.isEmpty()) {
            return mistaken(rule, typed, mistakes, language);
        }
        try {
            RuleProposal proposal = changes.propose(rule, change(rule, form), form.get("reason"), person.id());
            colleagues.remember(person);
            return redirect(RulesArea.PATH + "/proposals/" + proposal.id());
        } catch (RuleRefused refusal) {
            return refused(rule, typed, refusal, language);
        }
    }

    @GetMapping("/proposals/{id}")
    ModelAndView proposal(@PathVariable UUID id, StaffMember person, Locale language) {
        return proposal(id, person, language, Map.of());
    }

    @PostMapping("/proposals/{id}/{decision:approve|refuse|withdraw}")
    ModelAndView decide(@PathVariable UUID id, @PathVariable String decision, StaffMember person, Locale language,
            @RequestParam(name = "decision", defaultValue = "") String why) {
        try {
            switch (decision) {
                case "approve" -> {
                    decider(person);
                    changes.approve(id, person.id());
                }
                case "refuse" -> {
                    decider(person);
                    changes.refuse(id, person.id(), why);
                }
                default -> {
                    owner(person);
                    changes.withdraw(id, person.id());
                }
            }
            colleagues.remember(person);
            return redirect(RulesArea.PATH + "/proposals/" + id);
        } catch (RuleRefused refusal) {
            if (refusal.reason() == Reason.NO_SUCH_PROPOSAL) {
                throw refusal;
            }
            ModelAndView page = proposal(id, person, language,
                    Map.of(refusal.reason().field(), refusal.messageKey()));
            page.setStatus(refusal.kind() == RuleRefused.Kind.CONFLICT
                    ? HttpStatus.CONFLICT
                    : HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView proposal(UUID id, StaffMember person, Locale language, Map<String, String> problems) {
        RuleProposal proposal = proposals.find(id).orElseThrow(() -> new RuleRefused(Reason.NO_SUCH_PROPOSAL));
        DatedRule rule = known(proposal.change().key());
        boolean own = proposal.proposedBy().equals(person.id());
        Effect effect = proposal.isOpen()
                ? changes.effect(rule, proposal.change(), language)
                : new Effect(List.of(), List.of());
        return described(new ModelAndView("datedrule/proposal"), rule, proposal.change(), effect, language)
                .addObject("proposal", proposal)
                .addObject("names", colleagues.namesOf(proposal.people()))
                .addObject("problems", problems)
                .addObject("own", own)
                .addObject("mayDecide", proposal.isOpen() && !own && maySecond(person))
                .addObject("mayWithdraw", proposal.isOpen() && own && person.is(StaffRole.SERVICE_OWNER));
    }

    private ModelAndView described(ModelAndView page, DatedRule rule, RuleChange change, Effect effect,
            Locale language) {
        return page.addObject("rule", rule)
                .addObject("ruleName", words.title(rule.key(), language))
                .addObject("change", change)
                .addObject("value", words.words(change.value(), language))
                .addObject("lines", effect.lines()
                        .stream()
                        .map(line -> new LineInWords(words.say(line.subject(), language), line.before(), line.after()))
                        .toList())
                .addObject("notes", effect.notes().stream().map(note -> words.say(note, language)).toList());
    }

    private ModelAndView form(DatedRule rule, Map<String, String> typed, Map<String, String> problems,
            Locale language) {
        RuleValue pattern = pattern(rule, new RuleForm(typed));
        return new ModelAndView("datedrule/change").addObject("rule", rule)
                .addObject("ruleName", words.title(rule.key(), language))
                .addObject("fields", List.copyOf(RuleForm.fieldsOf(pattern).keySet()))
                .addObject("labels", labels(pattern, language))
                .addObject("fieldLabels", byId(labels(pattern, language)))
                .addObject("today", words.words(rule.timeline().at(LocalDate.now(clock)).orElse(null), language))
                .addObject("typed", carried(typed))
                .addObject("problems", problems);
    }

    /** What stands before each field of the value. */
    private Map<String, String> labels(RuleValue pattern, Locale language) {
        Map<String, String> labels = new TreeMap<>();
        RuleForm.fieldsOf(pattern).keySet().forEach(field -> labels.put(field, field.startsWith("rate-")
                ? words.className(field.substring("rate-".length()), language)
                : words.say(EffectOfChange.Sentence.of("rules.field." + field), language)));
        return labels;
    }

    private static Map<String, String> byId(Map<String, String> labels) {
        return labels.entrySet()
                .stream()
                .collect(Collectors.toMap(label -> RuleMistakes.FIELD + label.getKey(), Map.Entry::getValue));
    }

    private ModelAndView refused(DatedRule rule, Map<String, String> typed, RuleRefused refusal, Locale language) {
        ModelAndView page = form(rule, typed, Map.of(refusal.reason().field(), refusal.messageKey()), language);
        page.setStatus(refusal.kind() == RuleRefused.Kind.CONFLICT
                ? HttpStatus.CONFLICT
                : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private RuleChange change(DatedRule rule, RuleForm form) {
        return RuleChange.of(rule, form.period(rule.kind()), form.value(pattern(rule, form)), form.get("source"),
                LocalDate.now(clock));
    }

    private Map<String, Reason> mistakes(DatedRule rule, RuleForm form) {
        return RuleMistakes.in(form, rule, pattern(rule, form), LocalDate.now(clock));
    }

    private ModelAndView mistaken(DatedRule rule, Map<String, String> typed, Map<String, Reason> mistakes,
            Locale language) {
        Map<String, String> problems = new LinkedHashMap<>();
        mistakes.forEach((field, reason) -> problems.put(field, reason.messageKey()));
        ModelAndView page = form(rule, typed, problems, language);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** The shape a new value has: that of the one on its first day, else of any there is. */
    private RuleValue pattern(DatedRule rule, RuleForm form) {
        return rule.timeline()
                .at(firstDay(rule, form))
                .or(() -> rule.timeline().stretches().stream().map(Timeline.Stretch::value).filter(Objects::nonNull)
                        .map(RuleValue.class::cast).findFirst())
                .orElseThrow(() -> new RuleRefused(Reason.NO_SUCH_RULE));
    }

    private LocalDate firstDay(DatedRule rule, RuleForm form) {
        try {
            return form.period(rule.kind()).from();
        } catch (RuleRefused unreadable) {
            return LocalDate.now(clock);
        }
    }

    private static Map<String, String> carried(Map<String, String> typed) {
        Map<String, String> carried = new TreeMap<>(typed);
        carried.keySet().removeAll(List.of("_csrf", "back", "lang"));
        return carried;
    }

    private DatedRule known(String key) {
        return rules.all()
                .stream()
                .filter(rule -> rule.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new RuleRefused(Reason.NO_SUCH_RULE));
    }

    private static boolean maySecond(StaffMember person) {
        return person.is(StaffRole.SERVICE_OWNER) || person.is(StaffRole.TEAM_LEAD);
    }

    private static void decider(StaffMember person) {
        if (!maySecond(person)) {
            throw new AccessDeniedException("decides on no rules");
        }
    }

    private static void owner(StaffMember person) {
        if (!person.is(StaffRole.SERVICE_OWNER)) {
            throw new AccessDeniedException("answers for no service");
        }
    }

    private static ModelAndView redirect(String address) {
        ModelAndView redirect = new ModelAndView("redirect:" + address);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
