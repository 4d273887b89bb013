package ch.meinkonto.portal.datedrule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

import ch.meinkonto.portal.access.StaffMember;
import ch.meinkonto.portal.access.StaffRole;
import ch.meinkonto.portal.datedrule.RuleRefused.Reason;

/** Staff read rules: all of them, and one with its days, its sources and its history. */
@Controller
@RequestMapping(RulesArea.PATH)
class RulePages {
    private final CurrentRules rules;
    private final RuleProposals proposals;
    private final Colleagues colleagues;
    private final RuleWords words;
    private final Set<String> used;
    private final Clock clock;

    RulePages(CurrentRules rules, RuleProposals proposals, Colleagues colleagues, RuleWords words,
            List<DeclaredRules> declared, Clock clock) {
        this.rules = rules;
        this.proposals = proposals;
        this.colleagues = colleagues;
        this.words = words;
        this.used = declared.stream()
                .flatMap(service -> service.names().stream())
                .map(RuleName::key)
                .collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    /**
     * One rule in the list.
     *
     * @param key which
     * @param title its name
     * @param today what holds today
     * @param next day of the next change; absent when none is set
     * @param open the proposal that waits; absent when there is none
     * @param used whether a service reads it; else it waits for its service
     */
    record Row(String key, String title, List<String> today, @Nullable LocalDate next, @Nullable RuleProposal open,
            boolean used) {}

    /**
     * Days on which one value holds.
     *
     * @param period the days
     * @param words the value
     * @param source where it comes from
     * @param now whether today is one of them
     */
    record Span(Period period, List<String> words, String source, boolean now) {}

    @GetMapping
    String list(Model model, Locale language) {
        LocalDate today = LocalDate.now(clock);
        Map<String, RuleProposal> open = proposals.open()
                .stream()
                .collect(Collectors.toMap(proposal -> proposal.change().key(), proposal -> proposal));
        Map<String, List<Row>> byService = rules.all()
                .stream()
                .sorted(Comparator.comparing(DatedRule::key))
                .collect(Collectors.groupingBy(DatedRule::service, TreeMap::new,
                        Collectors.mapping(rule -> row(rule, open.get(rule.key()), today, language),
                                Collectors.toList())));
        model.addAttribute("services", byService);
        model.addAttribute("waiting", open.values()
                .stream()
                .sorted(Comparator.comparing(RuleProposal::proposedAt))
                .map(proposal -> row(rules.rule(proposal.change().key()), proposal, today, language))
                .toList());
        return "datedrule/list";
    }

    private Row row(DatedRule rule, @Nullable RuleProposal open, LocalDate today, Locale language) {
        return new Row(rule.key(), words.title(rule.key(), language),
                words.words(rule.timeline().at(today).orElse(null), language),
                rule.timeline().nextChangeAfter(today).orElse(null), open, used.contains(rule.key()));
    }

    @GetMapping("/{key}")
    String rule(@PathVariable String key, Model model, Locale language, StaffMember person) {
        DatedRule rule = known(key);
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("rule", rule);
        model.addAttribute("ruleName", words.title(key, language));
        model.addAttribute("used", used.contains(key));
        model.addAttribute("spans", rule.timeline()
                .stretches()
                .reversed()
                .stream()
                .map(stretch -> new Span(stretch.period(), words.words(stretch.value(), language),
                        stretch.version().source(), stretch.period().contains(today)))
                .toList());
        List<RuleProposals.Entry> history = proposals.history(key);
        model.addAttribute("history", history);
        model.addAttribute("names", colleagues.namesOf(history.stream()
                .map(RuleProposals.Entry::actor)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet())));
        model.addAttribute("open", proposals.open()
                .stream()
                .filter(proposal -> proposal.change().key().equals(key))
                .findFirst()
                .orElse(null));
        model.addAttribute("mayPropose", person.is(StaffRole.SERVICE_OWNER));
        return "datedrule/rule";
    }

    private DatedRule known(String key) {
        return rules.all()
                .stream()
                .filter(rule -> rule.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new RuleRefused(Reason.NO_SUCH_RULE));
    }
}
