package ch.meinkonto.ops.simulators.residents;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.EchMessage;
import ch.meinkonto.ops.ech.EventReport;
import ch.meinkonto.ops.ech.EventReport.Answered;
import ch.meinkonto.ops.ech.EventReport.Info;
import ch.meinkonto.ops.ech.EventReport.PersonInfo;
import ch.meinkonto.ops.ech.Header;
import ch.meinkonto.ops.ech.Header.Action;
import ch.meinkonto.ops.ech.MoveDelivery;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.PersonMoveRequest;
import ch.meinkonto.ops.ech.PersonMoveResponse;
import ch.meinkonto.ops.ech.PlatformMove;
import ch.meinkonto.ops.ech.RegisterDelivery;
import ch.meinkonto.ops.simulators.register.Conducts;
import ch.meinkonto.ops.simulators.register.Register;
import ch.meinkonto.ops.simulators.register.RegisterSettings;
import ch.meinkonto.ops.simulators.residents.Reports.Refusal;

/** Finds the answer to a message: a response to a question, a receipt to a report, nothing to a receipt. */
@Component
class Answers {
    private static final Header.Application OURS = new Header.Application("Mein Konto", "Einwohnerregister", "0.1.0");
    private static final Info TAKEN = new Info(null, "taken", "entgegengenommen", "reçu", "ricevuto");

    private final ResidentRegister register;
    private final Reports reports;
    private final Conducts conducts;
    private final RegisterSettings settings;
    private final Clock clock;

    Answers(ResidentRegister register, Reports reports, Conducts conducts, RegisterSettings settings, Clock clock) {
        this.register = register;
        this.reports = reports;
        this.conducts = conducts;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<EchMessage> to(EchMessage message) {
        return switch (message) {
            case MoveDelivery delivery -> Optional.of(toMove(delivery));
            case RegisterDelivery delivery -> Optional.of(receipt(delivery.header(), Answered.REGISTER_EVENT,
                    delivery.event().person(), reports.enter(delivery.event())));
            case EventReport receipt -> Optional.empty();
        };
    }

    private EchMessage toMove(MoveDelivery delivery) {
        Header header = delivery.header();
        return switch (delivery.message()) {
            case PersonMoveRequest question ->
                new MoveDelivery(answering(header, Action.RESPONSE), register.answer(question));
            case PersonMoveResponse answer -> new EventReport(answering(header, Action.NEGATIVE_REPORT), Answered.MOVE,
                    false, List.of(new Info(null, "nobody asked", "niemand hat gefragt", null, null)), List.of());
            case PlatformMove report ->
                receipt(header, Answered.MOVE, report.person(), reports.enter(report));
        };
    }

    private EventReport receipt(Header header, Answered answered, PersonIdentification person,
            Optional<Refusal> refusal) {
        Info info = refusal.map(Answers::info).orElse(TAKEN);
        Action action = refusal.isPresent() ? Action.NEGATIVE_REPORT : Action.POSITIVE_REPORT;
        return new EventReport(answering(header, action), answered, refusal.isEmpty(), List.of(),
                List.of(new PersonInfo(person, List.of(info))));
    }

    /** Why is for the offices; those who may not know it are told no more than that the counter helps. */
    private static Info info(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_PERSON -> new Info(null, "not registered here", "hier nicht gemeldet", null, null);
            case NOT_ONLINE -> new Info(null, "only at the counter", "nur am Schalter möglich", null, null);
            case OTHER_MUNICIPALITY -> new Info(null, "another municipality", "andere Gemeinde zuständig", null, null);
            case WITHOUT_AHV_NUMBER -> new Info(null, "AHV number missing", "AHV-Nummer fehlt", null, null);
            case WITHOUT_ADDRESS -> new Info(null, "address missing", "Adresse fehlt", null, null);
        };
    }

    private Header answering(Header question, Action action) {
        Header answer = question.answer(settings.address(), UUID.randomUUID().toString(), OURS, action,
                clock.instant());
        return conducts.lies(Register.RESIDENTS) ? misdirected(answer) : answer;
    }

    /** The answer to a question nobody asked. */
    private static Header misdirected(Header answer) {
        Header.References references = answer.references();
        return new Header(answer.route(),
                new Header.References(references.message(), UUID.randomUUID().toString(), references.process(),
                        references.ours(), references.yours(), references.transaction()),
                answer.type(), answer.subtype(), answer.application(), null, null, answer.dates(), answer.action(),
                answer.test(), null, null, List.of());
    }
}
