package ch.meinkonto.soc.sigma.correlate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Rule;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** The whole state as bytes and back. Each correlation has a section of its own, so that it can be passed over. */
final class Snapshots {
    /** Says what the bytes are and of which version. */
    private static final String FORM = "correlations 1";

    private final RuleSet rules;
    private final List<Plan> plans;
    private final List<Tally> tallies;
    private final GroupStates states;

    Snapshots(RuleSet rules, List<Plan> plans, List<Tally> tallies, GroupStates states) {
        this.rules = rules;
        this.plans = plans;
        this.tallies = tallies;
        this.states = states;
    }

    /**
     * What was read, besides the groups.
     *
     * @param newest the newest event time
     * @param watermark event time before which everything has come
     * @param restored which correlations go on
     */
    record Content(long newest, long watermark, Restored restored) {}

    SnapshotBytes write(long newest, long watermark) {
        SnapshotWriter out = new SnapshotWriter();
        out.text(FORM);
        out.number(newest);
        out.number(watermark);
        out.count(plans.size());
        for (Plan plan : plans) {
            out.text(plan.rule().key());
            out.text(fingerprint(plan));
            SnapshotWriter section = new SnapshotWriter();
            tallies.get(plan.index()).write(section);
            section.count(states.groups(plan));
            states.each(plan, group -> {
                List<String> values = group.key().values();
                section.count(values.size());
                values.forEach(section::text);
                group.write(section);
            });
            out.section(section);
        }
        return out.bytes();
    }

    Content read(byte[] snapshot) {
        SnapshotReader in = new SnapshotReader(snapshot);
        if (!FORM.equals(in.text())) {
            throw new IllegalArgumentException("not a snapshot of this version");
        }
        long newest = in.number();
        long watermark = in.number();
        Map<String, Plan> byKey = new HashMap<>();
        plans.forEach(plan -> byKey.put(plan.rule().key(), plan));
        List<String> kept = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            String key = in.text();
            String fingerprint = in.text();
            SnapshotReader section = in.section();
            Plan plan = byKey.get(key);
            if (plan == null || !fingerprint(plan).equals(fingerprint)) {
                dropped.add(key);
            } else {
                kept.add(key);
                groups(plan, section);
            }
        }
        return new Content(newest, watermark, new Restored(List.copyOf(kept), List.copyOf(dropped)));
    }

    private void groups(Plan plan, SnapshotReader section) {
        tallies.get(plan.index()).read(section);
        try {
            for (int left = section.count(); left > 0; left--) {
                states.open(plan, GroupKey.of(section.list(section::text))).read(section);
            }
        } catch (IndexOutOfBoundsException wrong) {
            throw new IllegalArgumentException("the snapshot contradicts itself", wrong);
        }
    }

    /** Is another where the state of the correlation would mean something else. */
    private String fingerprint(Plan plan) {
        return fingerprint(plan.rule()) + plan.carried();
    }

    private String fingerprint(Rule rule) {
        StringBuilder print = new StringBuilder(rule.key()).append('@').append(rule.header().version());
        switch (rule) {
            case DetectionRule ignored -> {
            }
            case CorrelationRule correlation -> {
                print.append(correlation.type()).append(correlation.groupBy()).append(correlation.timespan())
                        .append(correlation.bounds()).append(correlation.fields()).append(correlation.percentile())
                        .append(correlation.alternatives()).append(correlation.aliases());
                for (String reference : correlation.rules()) {
                    print.append('(').append(rules.find(reference).map(this::fingerprint).orElse("")).append(')');
                }
            }
        }
        return print.toString();
    }
}
