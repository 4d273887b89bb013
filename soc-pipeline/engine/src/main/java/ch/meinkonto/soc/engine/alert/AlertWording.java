package ch.meinkonto.soc.engine.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** The words of all rules' alerts. A rule whose words cannot be read still raises alerts, in plain words. */
public final class AlertWording {
    private final Map<String, Presentation> presentations = new HashMap<>();
    private final Map<String, AutomaticResponse> responses = new HashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();

    /** Reads the words of these rules. */
    public AlertWording(RuleSet rules) {
        rules.detections().forEach(this::read);
        rules.correlations().forEach(this::read);
        rules.detections().forEach(this::readResponse);
        rules.correlations().forEach(this::readResponse);
    }

    /** Fields of contributing events that the words need. */
    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>(Set.of("user.id", "client.ip"));
        presentations.values().forEach(presentation -> fields.addAll(presentation.fields()));
        return fields;
    }

    /** Words that could not be read. */
    public List<Rejection> rejections() {
        return List.copyOf(rejections);
    }

    /** What is done about alerts of the rule of this id without asking anybody; nothing where the rule does not say so. */
    public Optional<AutomaticResponse> responseOf(String ruleId) {
        return Optional.ofNullable(responses.get(ruleId));
    }

    Presentation of(Rule rule) {
        return presentations.getOrDefault(rule.key(), Presentation.plain(rule.header()));
    }

    private void read(Rule rule) {
        try {
            presentations.put(rule.key(), Presentation.of(rule.header()));
        } catch (IllegalArgumentException unreadable) {
            rejections.add(Rejection.at(rule.position(), "plain words are used: " + unreadable.getMessage()));
        }
    }

    private void readResponse(Rule rule) {
        try {
            AutomaticResponse.of(rule.header()).ifPresent(response -> responses.put(rule.key(), response));
        } catch (IllegalArgumentException unreadable) {
            rejections.add(Rejection.at(rule.position(), "nothing is done by itself: " + unreadable.getMessage()));
        }
    }
}
