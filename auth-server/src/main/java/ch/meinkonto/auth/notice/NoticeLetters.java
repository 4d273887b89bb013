package ch.meinkonto.auth.notice;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.mail.Letters;

/** Writes the letters that are due: queued in the transaction they tell of. */
@Component
class NoticeLetters {
    private final Letters letters;

    NoticeLetters(Letters letters) {
        this.letters = letters;
    }

    @EventListener
    void write(Notice notice) {
        letters.send(notice.to(), notice.kind(), notice.language(), notice.arguments().toArray());
    }
}
