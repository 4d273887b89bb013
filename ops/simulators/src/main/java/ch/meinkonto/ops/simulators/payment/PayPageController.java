package ch.meinkonto.ops.simulators.payment;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;

import ch.meinkonto.ops.design.Languages;

/** The hosted pay page: what is paid, by what, and the three ways it can end. */
@Controller
@RequestMapping("/v1/start/{id}")
class PayPageController {
    private static final String CARD = "CARD";
    private static final List<String> CARD_METHODS = List.of("VIS", "ECA", "AMX");

    private final Transactions transactions;
    private final Webhooks webhooks;
    private final PaymentSettings settings;
    private final LocaleResolver languages;
    private final Clock clock;

    PayPageController(Transactions transactions, Webhooks webhooks, PaymentSettings settings, LocaleResolver languages,
            Clock clock) {
        this.transactions = transactions;
        this.webhooks = webhooks;
        this.settings = settings;
        this.languages = languages;
        this.clock = clock;
    }

    /** What a resident may do on the page. */
    enum Decision {
        APPROVE,
        DECLINE,
        ABANDON
    }

    @GetMapping
    String page(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Transaction> transaction = transactions.find(id);
        if (transaction.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "payment/unknown";
        }
        if (request.getParameter("lang") == null) {
            String asked = transaction.get().order().language();
            languages.setLocale(request, response, Languages.closest(Locale.forLanguageTag(asked)));
        }
        return show(transaction.get(), CARD, false, response, model);
    }

    @PostMapping
    String decide(@PathVariable String id, @RequestParam Decision decision,
            @RequestParam(defaultValue = CARD) String method, @RequestParam(defaultValue = "") String cardNumber,
            HttpServletResponse response, Model model) {
        Optional<Transaction> found = transactions.find(id);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "payment/unknown";
        }
        Transaction open = found.get();
        if (!usable(open)) {
            return show(open, method, false, response, model);
        }
        if (decision == Decision.ABANDON) {
            return leave(changed(id, transaction -> transaction.abandon(clock.instant())));
        }
        Optional<CardNumber> number = CardNumber.parse(cardNumber);
        if (method.equals(CARD) && number.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(open, method, true, response, model);
        }
        return leave(changed(id, transaction -> outcome(transaction, decision, method, number.orElse(null))));
    }

    private Transaction outcome(Transaction transaction, Decision decision, String method,
            @Nullable CardNumber number) {
        CardNumber card = method.equals(CARD) ? number : null;
        String code = card != null ? card.method() : method.equals("TWI") ? "TWI" : "PFC";
        Card told = card == null ? null : Card.of(card, settings.webhookKeyBytes());
        Optional<String> refusal = card == null ? Optional.empty() : card.refusal();
        if (decision == Decision.DECLINE) {
            refusal = Optional.of("declined");
        }
        return refusal.map(reason -> transaction.fail(code, told, reason, clock.instant()))
                .orElseGet(() -> transaction.authorize(code, told, clock.instant()));
    }

    /** Two clicks make one change: the second finds the payment decided and goes back like the first. */
    private Transaction changed(String id, UnaryOperator<Transaction> change) {
        boolean[] decided = new boolean[1];
        Transaction after = transactions.change(id, transaction -> {
            if (!usable(transaction)) {
                return transaction;
            }
            decided[0] = true;
            return change.apply(transaction);
        });
        if (decided[0]) {
            webhooks.tell(after);
        }
        return after;
    }

    private boolean usable(Transaction transaction) {
        return transaction.status() == Transaction.Status.INITIALIZED
                && clock.instant().isBefore(transaction.expires());
    }

    private String show(Transaction transaction, String method, boolean wrongNumber, HttpServletResponse response,
            Model model) {
        response.setHeader("Cache-Control", "no-store");
        PaymentOrder order = transaction.order();
        model.addAttribute("transaction", transaction);
        model.addAttribute("merchant", settings.merchantName());
        model.addAttribute("amount", SwissAmount.of(order.amount(), order.currency()));
        model.addAttribute("method", method);
        model.addAttribute("cards", CARD_METHODS.stream().anyMatch(order::offers));
        model.addAttribute("twint", order.offers("TWI"));
        model.addAttribute("postfinance", order.offers("PFC"));
        model.addAttribute("wrongNumber", wrongNumber);
        model.addAttribute("testCard", CardNumber.APPROVED);
        model.addAttribute("back", backTo(transaction));
        return usable(transaction) ? "payment/pay" : "payment/closed";
    }

    private static String leave(Transaction transaction) {
        return "redirect:" + backTo(transaction);
    }

    private static String backTo(Transaction transaction) {
        String url = switch (transaction.status()) {
            case AUTHORIZED, SETTLED, TRANSMITTED -> transaction.order().successUrl();
            case INITIALIZED, CANCELED -> transaction.order().cancelUrl();
            case FAILED -> transaction.order().errorUrl();
        };
        return UriComponentsBuilder.fromUriString(url)
                .queryParam("datatransTrxId", transaction.id())
                .build()
                .toUriString();
    }
}
