package ch.meinkonto.soc.engine.respond;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditTrail;
import ch.meinkonto.soc.engine.alert.AlertFeed;
import ch.meinkonto.soc.engine.alert.AutomaticResponse;
import ch.meinkonto.soc.engine.alert.NameBasedId;
import ch.meinkonto.soc.engine.alert.StoredAlert;

/**
 * Follows the alerts and gives the orders that their rules want given without asking anybody. It has no memory but the
 * orders: the id of one follows from alert, action and target, so that whatever is read again has been dealt with already.
 * What it decides not to do it keeps as well, as an order that was withheld, with the reason.
 */
final class AlertResponder {
    private static final Logger log = LoggerFactory.getLogger(AlertResponder.class);
    private static final int MOST_ALERTS = 500;
    /** An alert may become visible a little after one with a later time. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);
    private static final String CALLER = "engine";

    private final AlertFeed alerts;
    private final Function<String, Optional<AutomaticResponse>> wanted;
    private final AlertFacts facts;
    private final OrderIndex index;
    private final RespondSettings settings;
    private final AuditTrail audit;
    private final Runnable news;
    private final Clock clock;
    private @Nullable Instant until;

    /**
     * @param wanted what the rule of an id wants done
     * @param news has the deliveries begin at once
     */
    AlertResponder(AlertFeed alerts, Function<String, Optional<AutomaticResponse>> wanted, AlertFacts facts,
            OrderIndex index, RespondSettings settings, AuditTrail audit, Runnable news, Clock clock) {
        this.alerts = alerts;
        this.wanted = wanted;
        this.facts = facts;
        this.index = index;
        this.settings = settings;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Looks at the alerts that were raised or grew since the last round; at the first one, at those that may still be acted on.
     *
     * @throws RuntimeException where Elasticsearch does not answer; the next round sees the same alerts
     */
    void round() {
        Instant from = until == null ? clock.instant().minus(settings.oldestEvidence()) : until.minus(OVERLAP);
        List<StoredAlert> changed = alerts.changedFrom(from, MOST_ALERTS);
        for (StoredAlert each : changed) {
            wanted.apply(each.alert().ruleId())
                    .filter(response -> response.isFor(each.alert().level()))
                    .ifPresent(response -> respond(each, response));
        }
        if (!changed.isEmpty()) {
            Instant last = changed.getLast().updated();
            // A full page of alerts of the same few seconds must not be read for ever.
            until = changed.size() == MOST_ALERTS ? last.plus(OVERLAP) : last;
        }
    }

    private void respond(StoredAlert stored, AutomaticResponse response) {
        Alert alert = stored.alert();
        Set<String> targets = new LinkedHashSet<>();
        for (String value : facts.values(alert, response.field())) {
            try {
                targets.add(Targets.canonical(response.action().target(), value));
            } catch (ResponseRefused none) {
                log.warn("an alert names something that nothing can be done to id={} field={} reason={}", alert.id(),
                        response.field(), none.reason().code());
            }
        }
        for (String target : targets) {
            // An alert that has moved has another id now; what was ordered under an earlier one must not be ordered again.
            List<String> ids = Stream.concat(Stream.of(alert.id()), stored.formerIds().stream())
                    .map(each -> orderId(each, response, target))
                    .toList();
            if (!index.hasAny(ids)) {
                give(ids.getFirst(), alert, response, target, targets.size());
            }
        }
    }

    private static String orderId(String alert, AutomaticResponse response, String target) {
        return NameBasedId.of("response|" + alert + "|" + response.action().value() + "|" + target).toString();
    }

    private void give(String id, Alert alert, AutomaticResponse response, String target, int targets) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expiresAt = response.action().lasts()
                ? now.plus(response.lasts()).truncatedTo(ChronoUnit.SECONDS)
                : null;
        ResponseOrder order = new ResponseOrder(id, response.action().value(), target,
                "Ordered by the rule of the detection " + alert.detection() + ".", alert.id(),
                "rule:" + alert.ruleId(), null, expiresAt);
        StoredOrder stored = Responses.stored(order, CALLER, alert.detection(), now);
        Optional<String> against = against(alert, response, target, targets, now);
        StoredOrder decided = against.map(code -> withheld(stored, code)).orElse(stored);
        audit.record(new AuditRecord(now, order.orderedBy(), against.isPresent()
                ? "response.withhold"
                : "response.order", id, Responses.details(decided), id));
        if (index.create(decided)) {
            log.info("an order was given by a rule id={} detection={} action={} withheld={}", id, alert.detection(),
                    order.action(), against.orElse("no"));
            news.run();
        }
    }

    private static StoredOrder withheld(StoredOrder stored, String code) {
        return new StoredOrder(stored.order(), stored.orderedAt(), stored.caller(), stored.detection(), null,
                stored.deliveries()
                        .stream()
                        .map(each -> Delivery.withheld(each.application(), code, stored.orderedAt()))
                        .toList());
    }

    /** What speaks against it, as a code; nothing where nothing does. */
    private Optional<String> against(Alert alert, AutomaticResponse response, String target, int targets, Instant now) {
        if (alert.lastEvent().plus(settings.oldestEvidence()).isBefore(now)) {
            return Optional.of("evidence-too-old");
        }
        if (targets > settings.mostTargets()) {
            return Optional.of("too-many-targets");
        }
        boolean address = response.action().target() == ResponseAction.Target.NETWORK;
        if (address && facts.accountsBehind(target, now) > settings.mostAccounts()) {
            return Optional.of("too-many-accounts");
        }
        return Optional.empty();
    }
}
