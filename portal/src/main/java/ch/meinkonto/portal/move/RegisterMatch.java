package ch.meinkonto.portal.move;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.portal.household.PersonMatch;

/** Tells by the register's answer about a move whether it knows a person: whom it sends to the counter, it serves nowhere online. */
@Component
class RegisterMatch implements PersonMatch {
    private static final Logger log = LoggerFactory.getLogger(RegisterMatch.class);

    private final ResidentRegister residents;

    RegisterMatch(ResidentRegister residents) {
        this.residents = residents;
    }

    @Override
    public Answer match(PersonIdentification person) {
        try {
            return switch (residents.ask(person)) {
                case ResidentRegister.Answer.MayReport known -> new Answer.Matched(known.person().identification());
                case ResidentRegister.Answer.AtTheCounter counter -> new Answer.NotMatched();
                case ResidentRegister.Answer.Unknown unknown -> new Answer.NotMatched();
            };
        } catch (RegisterAway away) {
            log.warn("register not reached", away);
            return new Answer.NoAnswer();
        }
    }
}
