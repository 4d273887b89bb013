package ch.meinkonto.soc.engine.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.sigma.correlate.EventRef;
import ch.meinkonto.soc.sigma.correlate.Finding;
import ch.meinkonto.soc.sigma.rule.Level;

/** Turns a finding into the alert an analyst reads. */
public final class AlertDraft {
    private static final int MOST_RELATED = 100;

    private final AlertWording wording;

    /** Drafts with these words. */
    public AlertDraft(AlertWording wording) {
        this.wording = wording;
    }

    /** Document id of the alert of a finding: the same on every run. */
    public static String id(Finding finding) {
        return NameBasedId.of(finding.identity()).toString();
    }

    /** The alert, open and without an assignee. */
    public StoredAlert of(Finding finding, Instant now) {
        Presentation presentation = wording.of(finding.rule());
        Level level = presentation.levelOf(finding);
        var header = finding.rule().header();
        Alert alert = new Alert(id(finding), DetectionName.of(finding.rule()), finding.rule().key(), header.title(),
                level.word(), Risk.of(level), presentation.summary().about(finding), header.techniques(),
                header.tactics(), Map.copyOf(finding.group()), finding.events().stream().map(EventRef::id).toList(),
                finding.count(), finding.first(), finding.last(), now, Alert.OPEN, null, null,
                related(finding, "user.id"), related(finding, "client.ip"));
        return new StoredAlert(alert, header.version(), finding.anchor(), finding.fired(), now);
    }

    private static List<String> related(Finding finding, String field) {
        String shared = finding.group().get(field);
        return shared != null
                ? List.of(shared)
                : finding.valuesOf(field).stream().limit(MOST_RELATED).toList();
    }
}
