package ch.meinkonto.portal.move;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import ch.meinkonto.ops.ech.BfsNumber;
import ch.meinkonto.ops.ech.Canton;
import ch.meinkonto.ops.ech.EchMessage;
import ch.meinkonto.ops.ech.EchMessages;
import ch.meinkonto.ops.ech.EchRefused;
import ch.meinkonto.ops.ech.EventReport;
import ch.meinkonto.ops.ech.Header;
import ch.meinkonto.ops.ech.MoveDelivery;
import ch.meinkonto.ops.ech.Municipality;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.PersonMoveRequest;
import ch.meinkonto.ops.ech.PersonMoveResponse;
import ch.meinkonto.ops.ech.PersonMoveResponse.Allowed;

/** The residents register over HTTP: one message in the body, its answer in the response. */
@Component
class HttpResidentRegister implements ResidentRegister {
    static final Municipality CITY = Municipality.of(BfsNumber.ZURICH, "Zürich", Canton.ZH);
    private static final int BAD_REQUEST = 400;

    private final RestClient register;
    private final EchMessages messages;
    private final Envelopes envelopes;

    HttpResidentRegister(MoveSettings settings, Envelopes envelopes) {
        this.register = settings.register("residents/api/messages");
        this.messages = settings.messages();
        this.envelopes = envelopes;
    }

    @Override
    public Answer ask(PersonIdentification person) {
        Header question = envelopes.question();
        EchMessage answer = read(asked(messages.write(new MoveDelivery(question, new PersonMoveRequest(person, CITY)))),
                question.references().message());
        if (answer instanceof MoveDelivery delivery && delivery.message() instanceof PersonMoveResponse response
                && BfsNumber.ZURICH.equals(response.municipality().number())) {
            return answer(response);
        }
        throw new RegisterAway("register answers something else");
    }

    private byte[] asked(byte[] question) {
        try {
            return post(question);
        } catch (MessageRefused refused) {
            throw new RegisterAway("register does not understand the question", refused);
        }
    }

    /** Only a clear yes is one. */
    private static Answer answer(PersonMoveResponse response) {
        if (!response.known()) {
            return new Answer.Unknown();
        }
        PersonIdentification person = response.person();
        if (person == null || response.allowed() != Allowed.YES) {
            return new Answer.AtTheCounter();
        }
        List<RegisteredPerson> household = response.related()
                .stream()
                .map(other -> new RegisteredPerson(other.person(), other.permit() != null))
                .toList();
        return new Answer.MayReport(new RegisteredPerson(person, response.permit() != null), household);
    }

    @Override
    public Receipt send(String number, byte[] content) {
        byte[] answer;
        try {
            answer = post(content);
        } catch (MessageRefused refused) {
            return new Receipt.Refused("Das Register kann die Meldung nicht lesen.");
        }
        if (read(answer, number) instanceof EventReport report) {
            return report.positive() ? new Receipt.Taken() : new Receipt.Refused(words(report));
        }
        throw new RegisterAway("register sends no receipt");
    }

    private static String words(EventReport report) {
        Stream<EventReport.Info> infos = Stream.concat(report.general().stream(),
                report.persons().stream().flatMap(person -> person.infos().stream()));
        return infos.flatMap(info -> Stream.ofNullable(info.german())).distinct().collect(Collectors.joining("; "));
    }

    /** The register says for good that it cannot take this message. */
    private static final class MessageRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MessageRefused(Throwable cause) {
            super(cause);
        }
    }

    private byte[] post(byte[] message) {
        try {
            return body(register.post()
                    .contentType(MediaType.APPLICATION_XML)
                    .accept(MediaType.APPLICATION_XML)
                    .body(message)
                    .retrieve()
                    .body(byte[].class));
        } catch (HttpClientErrorException refusal) {
            if (refusal.getStatusCode().value() == BAD_REQUEST) {
                throw new MessageRefused(refusal);
            }
            throw new RegisterAway("register refuses to answer", refusal);
        } catch (RestClientException e) {
            throw new RegisterAway("register does not answer", e);
        }
    }

    private static byte[] body(byte @Nullable [] body) {
        if (body == null) {
            throw new RegisterAway("register answers nothing");
        }
        return body;
    }

    /** An answer that names another message is none: it may be about somebody else. */
    private EchMessage read(byte[] answer, String number) {
        EchMessage message;
        try {
            message = messages.read(answer);
        } catch (EchRefused unreadable) {
            throw new RegisterAway("register answers what cannot be read", unreadable);
        }
        if (!number.equals(message.header().references().answered())) {
            throw new RegisterAway("register answers another message");
        }
        return message;
    }
}
