package ch.meinkonto.soc.engine.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.soc.engine.alert.AlertFeed;
import ch.meinkonto.soc.engine.alert.StoredAlert;
import ch.meinkonto.soc.engine.notify.NoticeLedger.Position;

/**
 * Serves one channel, on one thread: first what the pipeline says about itself, then alerts from the position on. A receiver
 * that fails is left alone for a pause that doubles.
 */
final class ChannelWorker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ChannelWorker.class);
    private static final int MOST_INCIDENTS = 100;
    private static final int MOST_ALERTS = 2_000;
    /** An alert may become visible a little after one with a later time. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);
    private static final Duration BETWEEN_FORGETTING = Duration.ofHours(1);

    private final Channel channel;
    private final NotifySettings settings;
    private final NoticeChoice choice;
    private final AlertFeed alerts;
    private final NoticeLedger ledger;
    private final NoticeMeters meters;
    private final Clock clock;
    private final Instant started;
    private final BlockingQueue<Notice.OfIncident> incidents = new ArrayBlockingQueue<>(MOST_INCIDENTS);
    private Duration pause;
    private Instant forgot = Instant.EPOCH;
    private boolean alertsAway;
    private boolean pageWasFull;

    ChannelWorker(Channel channel, NotifySettings settings, AlertFeed alerts, NoticeLedger ledger, NoticeMeters meters,
            Clock clock) {
        this.channel = channel;
        this.settings = settings;
        this.choice = new NoticeChoice(settings.repeatAfter());
        this.alerts = alerts;
        this.ledger = ledger;
        this.meters = meters;
        this.clock = clock;
        this.started = clock.instant();
        this.pause = settings.firstPause();
    }

    /** Has it tell an incident as soon as it can; never waits. */
    void announce(Notice.OfIncident incident) {
        while (!incidents.offer(incident)) {
            if (incidents.poll() instanceof Notice.OfIncident oldest) {
                meters.givenUp(channel.name(), 1);
                log.error("an incident is not told, too many wait channel={} key={}", channel.name(), oldest.key());
            }
        }
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(round());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells what can be told, and says how long to wait then. */
    Duration round() throws InterruptedException {
        boolean delivered = tellIncidents() && tellAlerts();
        if (delivered) {
            pause = settings.firstPause();
            return settings.every();
        }
        Duration next = pause;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(settings.longestPause()) < 0 ? doubled : settings.longestPause();
        return next;
    }

    /** False where the receiver failed. */
    private boolean tellIncidents() throws InterruptedException {
        Notice.OfIncident next = incidents.peek();
        while (next != null) {
            if (attempt(List.of(next)) == Attempt.LATER) {
                return false;
            }
            // Another may have been put in its place where the queue was full.
            incidents.remove(next);
            next = incidents.peek();
        }
        return true;
    }

    /** False where the receiver failed; that Elasticsearch does not answer is not its fault. */
    private boolean tellAlerts() throws InterruptedException {
        try {
            boolean told = tellWaiting();
            forget();
            alertsAway = false;
            return told;
        } catch (RuntimeException away) {
            if (!alertsAway) {
                log.warn("alerts cannot be followed channel={} reason={}", channel.name(), away.getMessage());
            }
            alertsAway = true;
            return true;
        }
    }

    private boolean tellWaiting() throws InterruptedException {
        Position position = position();
        Instant from = pageWasFull ? position.until() : position.until().minus(OVERLAP);
        List<StoredAlert> changed = alerts.changedFrom(from, MOST_ALERTS);
        if (changed.isEmpty()) {
            return true;
        }
        Map<String, Told> told = told(changed);
        List<Notice.OfAlert> waiting = waiting(changed, told);
        for (Channel.Batch batch : channel.due(waiting, position.lastPaced(), clock.instant())) {
            Attempt attempt = attempt(batch.notices());
            if (attempt == Attempt.LATER) {
                return false;
            }
            boolean paced = batch.paced() && attempt == Attempt.DELIVERED;
            position = new Position(position.until(), paced ? clock.instant() : position.lastPaced());
            Map<String, Told> news = after(batch, told);
            ledger.keep(channel.name(), position, news);
            told.putAll(news);
        }
        goOn(position, changed, waiting(changed, told).isEmpty());
        return true;
    }

    private List<Notice.OfAlert> waiting(List<StoredAlert> changed, Map<String, Told> told) {
        Instant now = clock.instant();
        return changed.stream().flatMap(each -> choice.about(each, told.get(each.alert().id()), now).stream()).toList();
    }

    /** What was told of alerts, by the id they have now: under that one, else under the last of those they had. */
    private Map<String, Told> told(List<StoredAlert> changed) {
        Map<String, Told> kept = ledger.told(channel.name(), changed.stream().flatMap(ChannelWorker::ids).toList());
        Map<String, Told> told = new HashMap<>();
        changed.forEach(each -> ids(each).map(kept::get)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(known -> told.put(each.alert().id(), known)));
        return told;
    }

    private static Stream<String> ids(StoredAlert stored) {
        return Stream.concat(Stream.of(stored.alert().id()), stored.formerIds().reversed().stream());
    }

    private void forget() {
        Instant now = clock.instant();
        if (!now.isBefore(forgot.plus(BETWEEN_FORGETTING))) {
            ledger.forgetBefore(now.minus(settings.keepFor()));
            forgot = now;
        }
    }

    private Map<String, Told> after(Channel.Batch batch, Map<String, Told> before) {
        Map<String, Told> after = new HashMap<>();
        batch.notices().forEach(notice -> after.put(notice.alert().id(),
                NoticeChoice.after(notice, before.get(notice.alert().id()), clock.instant())));
        return after;
    }

    /** The position moves once nothing before it waits any more. */
    private void goOn(Position position, List<StoredAlert> changed, boolean allTold) {
        Instant last = changed.getLast().updated();
        if (!allTold) {
            return;
        }
        pageWasFull = changed.size() == MOST_ALERTS;
        if (last.isAfter(position.until())) {
            ledger.keep(channel.name(), new Position(last, position.lastPaced()), Map.of());
        }
    }

    /** A channel that is new begins with what is raised from now on. */
    private Position position() {
        Optional<Position> kept = ledger.position(channel.name());
        if (kept.isPresent()) {
            return kept.get();
        }
        Position first = new Position(started, Instant.EPOCH);
        ledger.keep(channel.name(), first, Map.of());
        return first;
    }

    /** What became of a delivery. */
    private enum Attempt {
        DELIVERED,
        GIVEN_UP,
        LATER
    }

    private Attempt attempt(List<? extends Notice> notices) throws InterruptedException {
        try {
            channel.deliver(notices);
            meters.delivered(channel.name(), notices.size());
            return Attempt.DELIVERED;
        } catch (DeliveryFailed failed) {
            meters.failed(channel.name());
            if (!failed.isForGood() && !areTooOld(notices)) {
                log.warn("a message was not delivered channel={} key={} next={} reason={}", channel.name(),
                        notices.getFirst().key(), pause, failed.getMessage());
                return Attempt.LATER;
            }
            meters.givenUp(channel.name(), notices.size());
            List<String> keys = new ArrayList<>();
            notices.forEach(notice -> keys.add(notice.key()));
            log.error("messages are given up channel={} keys={} reason={}", channel.name(), keys, failed.getMessage());
            return Attempt.GIVEN_UP;
        }
    }

    /** All of them: in a digest with one that is still young, the old ones get another chance. */
    private boolean areTooOld(List<? extends Notice> notices) {
        Instant oldest = clock.instant().minus(settings.giveUpAfter());
        return notices.stream().allMatch(notice -> notice.since().isBefore(oldest));
    }
}
