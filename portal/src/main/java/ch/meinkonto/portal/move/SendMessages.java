package ch.meinkonto.portal.move;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.portal.cases.CaseLetters;
import ch.meinkonto.portal.cases.ReopenCase;

/**
 * Sends what the residents register must learn until each message has its receipt. Several portals may do it at the same time.
 * A negative receipt opens the case for the office again, in the transaction in which it is written down. A message that is not
 * taken for days is not tried for ever: it waits for staff.
 */
@Component
class SendMessages {
    private static final Logger log = LoggerFactory.getLogger(SendMessages.class);
    /** The office looks at what the register refused within this many days. */
    private static final int DAYS_TO_LOOK = 3;

    private final Outgoing outgoing;
    private final ResidentRegister register;
    private final Move service;
    private final ReopenCase cases;
    private final CaseLetters letters;
    private final MoveRules rules;
    private final TransactionOperations transactions;
    private final MoveSettings settings;

    SendMessages(Outgoing outgoing, ResidentRegister register, Move service, ReopenCase cases, CaseLetters letters,
            MoveRules rules, TransactionOperations transactions, MoveSettings settings) {
        this.outgoing = outgoing;
        this.register = register;
        this.service = service;
        this.cases = cases;
        this.letters = letters;
        this.rules = rules;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Sends what is due; a register that is away is left in peace until the next time. */
    @Scheduled(fixedDelayString = "${meinkonto.move.send-every:15s}", initialDelayString = "${meinkonto.move.send-every:15s}")
    void send() {
        Optional<Outgoing.Due> due = outgoing.next();
        while (due.isPresent() && sent(due.get())) {
            due = outgoing.next();
        }
    }

    private boolean sent(Outgoing.Due message) {
        ResidentRegister.Receipt receipt;
        try {
            receipt = register.send(message.number(), message.content());
        } catch (RegisterAway away) {
            if (outgoing.notTaken(message, settings.mostAttempts())) {
                log.error("message to the residents register waits for staff, case={}", message.reference(), away);
            } else {
                log.warn("message to the residents register waits, case={}", message.reference(), away);
            }
            return false;
        }
        transactions.executeWithoutResult(status -> note(message, receipt));
        return true;
    }

    private void note(Outgoing.Due message, ResidentRegister.Receipt receipt) {
        switch (receipt) {
            case ResidentRegister.Receipt.Taken taken -> outgoing.taken(message);
            case ResidentRegister.Receipt.Refused refused -> {
                if (outgoing.refused(message, refused.words())
                        && cases.reopen(service, message.reference(), rules.today().plusDays(DAYS_TO_LOOK))) {
                    log.info("residents register refuses a message, case={}", message.reference());
                    letters.send(service, message.reference(), "reopened");
                }
            }
        }
    }
}
