package ch.meinkonto.soc.engine.detect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.engine.alert.AlertWording;
import ch.meinkonto.soc.engine.alert.DetectionName;
import ch.meinkonto.soc.sigma.parse.ParseOptions;
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
        return of(DetectionFolders.below(location), List.of(), null);
    }

    /** The rules of folders, with those exceptions that are in force on a day; without a day, with all of them. */
    static Detections of(List<DetectionFolder> folders, List<RuleFile> exceptions, @Nullable LocalDate day) {
        List<RuleFile> files = new ArrayList<>(folders.stream()
                .map(folder -> new RuleFile(folder.name() + "/rule.yml", folder.rule()))
                .toList());
        files.addAll(exceptions);
        ParseOptions options = day == null ? ParseOptions.plain() : ParseOptions.plain().on(day);
        RuleSet rules = RuleParser.parse(files, options);
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
