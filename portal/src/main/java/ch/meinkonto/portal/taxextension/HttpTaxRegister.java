package ch.meinkonto.portal.taxextension;

import java.net.http.HttpClient;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The tax register over HTTP, as JSON. */
@Component
class HttpTaxRegister implements TaxRegister {
    private final RestClient register;

    HttpTaxRegister(TaxRegisterSettings settings) {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build());
        http.setReadTimeout(settings.readTimeout());
        this.register = RestClient.builder()
                .requestFactory(http)
                .baseUrl(settings.url() + "/registers/tax/api")
                .defaultHeaders(headers -> headers.setBasicAuth(settings.client(), settings.password()))
                .build();
    }

    /** A taxpayer as the register writes one. */
    private record Document(String number, int municipality, int taxYear, boolean selfEmployed, LocalDate due,
            String state) {
        TaxReturn read() {
            return new TaxReturn(number, municipality, taxYear, selfEmployed, due,
                    TaxReturn.State.valueOf(state.toUpperCase(Locale.ROOT)));
        }
    }

    @Override
    public Optional<TaxReturn> byNumber(String number) {
        return found(() -> register.get().uri("/taxpayers/{number}", number).retrieve().body(Document.class));
    }

    @Override
    public Optional<TaxReturn> byCode(String code) {
        return found(() -> register.post()
                .uri("/codes")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("code", code))
                .retrieve()
                .body(Document.class));
    }

    @Override
    public boolean extend(String number, LocalDate until) {
        try {
            register.put()
                    .uri("/taxpayers/{number}/due", number)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("until", until.toString()))
                    .retrieve()
                    .toBodilessEntity();
            return true;
        } catch (HttpClientErrorException.Conflict tooLate) {
            return false;
        } catch (RestClientException e) {
            throw new RegisterAway("day not entered", e);
        }
    }

    @Override
    public void restore(String number) {
        try {
            register.delete().uri("/taxpayers/{number}/due", number).retrieve().toBodilessEntity();
        } catch (RestClientException e) {
            throw new RegisterAway("day not restored", e);
        }
    }

    private static Optional<TaxReturn> found(Supplier<@Nullable Document> question) {
        try {
            return Optional.ofNullable(question.get()).map(Document::read);
        } catch (HttpClientErrorException refusal) {
            if (refusal.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
                return Optional.empty();
            }
            throw new RegisterAway("register refuses to answer", refusal);
        } catch (RestClientException | IllegalArgumentException e) {
            throw new RegisterAway("register does not answer", e);
        }
    }
}
