package ch.meinkonto.soc.engine.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** Mails: critical alerts at once, all others in a digest by detection, at most one per interval. */
final class MailChannel implements Channel {
    private static final String PREFIX = "[Mein Konto SOC] ";
    private static final int LONGEST_SUBJECT = 150;

    private final MailSettings settings;
    private final JavaMailSender server;

    MailChannel(MailSettings settings, JavaMailSender server) {
        this.settings = settings;
        this.server = server;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public List<Batch> due(List<Notice.OfAlert> waiting, Instant lastPaced, Instant now) {
        List<Notice.OfAlert> critical = waiting.stream().filter(Notice.OfAlert::isCritical).toList();
        List<Notice.OfAlert> others = waiting.stream().filter(notice -> !notice.isCritical()).toList();
        List<Batch> due = new ArrayList<>();
        if (!critical.isEmpty()) {
            due.add(new Batch(critical, false));
        }
        if (!others.isEmpty() && !now.isBefore(lastPaced.plus(settings.interval()))) {
            due.add(new Batch(others, true));
        }
        return due;
    }

    @Override
    public void deliver(List<? extends Notice> notices) throws DeliveryFailed {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(settings.from());
        mail.setTo(settings.to().toArray(String[]::new));
        mail.setSubject(subject(notices));
        mail.setText(text(notices));
        try {
            server.send(mail);
        } catch (MailException failed) {
            throw DeliveryFailed.forNow("mail server: " + failed.getMessage(), failed);
        }
    }

    private static String subject(List<? extends Notice> notices) {
        String subject = PREFIX + switch (notices.getFirst()) {
            case Notice.OfIncident incident -> incident.text();
            case Notice.OfAlert alert when notices.size() == 1 -> alert.alert().level() + ": " + alert.alert().title();
            case Notice.OfAlert ignored -> notices.size() + " alerts, highest level " + highest(notices);
        };
        // A title must not be able to add a header.
        String line = subject.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT);
    }

    private static String text(List<? extends Notice> notices) {
        StringBuilder text = new StringBuilder();
        Map<String, List<Notice.OfAlert>> byDetection = ofAlerts(notices).stream()
                .collect(Collectors.groupingBy(each -> each.alert().detection(), TreeMap::new, Collectors.toList()));
        byDetection.forEach((detection, alerts) -> {
            text.append(detection).append(" (").append(alerts.size()).append(")\n");
            alerts.forEach(each -> text.append("  ").append(line(each)).append('\n'));
            text.append('\n');
        });
        for (Notice notice : notices) {
            if (notice instanceof Notice.OfIncident incident) {
                text.append(incident.text()).append("\nSince ").append(incident.began()).append("\nKey ")
                        .append(incident.key()).append('\n');
            }
        }
        return text.toString();
    }

    private static String line(Notice.OfAlert notice) {
        String occasion = switch (notice.occasion()) {
            case RAISED -> "new";
            case RISEN -> "level rose";
            case REPEATED -> "still grows";
        };
        return notice.alert().level() + ", " + occasion + ": " + notice.alert().summary() + " [" + notice.key() + "]";
    }

    private static String highest(List<? extends Notice> notices) {
        return ofAlerts(notices).stream()
                .max(Comparator.comparingInt(each -> each.alert().risk()))
                .map(each -> each.alert().level())
                .orElseThrow();
    }

    private static List<Notice.OfAlert> ofAlerts(List<? extends Notice> notices) {
        return notices.stream()
                .filter(Notice.OfAlert.class::isInstance)
                .map(Notice.OfAlert.class::cast)
                .toList();
    }
}
