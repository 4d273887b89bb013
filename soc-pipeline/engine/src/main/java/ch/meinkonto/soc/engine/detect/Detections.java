package ch.meinkonto.soc.engine.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ch.meinkonto.soc.engine.alert.AlertWording;
import ch.meinkonto.soc.engine.alert.DetectionName;
import ch.meinkonto.soc.sigma.parse.RuleFile;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * The detections in force: their folders, the rules in them and the words of their alerts.
 *
 * @param folders where they come from
 * @param rules all rules together; references cross folders
 * @param wording how their alerts read
 */
public record Detections(List<DetectionFolder> folders, RuleSet rules, AlertWording wording) {
    /** Reads the detections below a location of Spring's resources. */
    static Detections below(String location) {
        List<DetectionFolder> folders = DetectionFolders.below(location);
        RuleSet rules = RuleParser.parse(folders.stream()
                .map(folder -> new RuleFile(folder.name() + "/rule.yml", folder.rule()))
                .toList());
        return new Detections(folders, rules, new AlertWording(rules));
    }

    /** Every rule that was loaded, also those that only serve others. */
    public List<Rule> all() {
        return Stream.<Rule>concat(rules.detections().stream(), rules.correlations().stream()).toList();
    }

    /** The rule whose alerts bear the name of a detection: the last in its folder that raises any. */
    public List<Rule> raisedBy(String detection) {
        return all().stream()
                .filter(rule -> rules.raises(rule) && DetectionName.of(rule).equals(detection))
                .toList();
    }

    /** What was refused: rules that are not in force, and words that are not used. */
    public List<Rejection> rejections() {
        List<Rejection> all = new ArrayList<>(rules.rejections());
        all.addAll(wording.rejections());
        return List.copyOf(all);
    }
}
