package ch.meinkonto.securitytests.visitor;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;

/**
 * A resident buys a parking permit: signs in, answers question after question, and pays. It reads each page's form
 * instead of knowing the pages, so that it survives another question or another order.
 */
public final class BuyParkingPermit {
    /** What happens on the pay page. The name is the id of the button there. */
    public enum Payment {
        APPROVE,
        DECLINE,
        ABANDON;

        String button() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** From its name in {@code attack.yml}. */
        public static Payment named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Who buys what, and how it ends.
     *
     * @param username e-mail address of a demo resident
     * @param plate Swiss number plate, for example {@code ZH 123456}
     * @param payment what happens on the pay page
     * @param card card number typed there, empty for what the page proposes
     */
    public record Order(String username, String password, String plate, Payment payment, String card) {}

    private static final int MOST_PAGES = 25;
    /** Beginning with the answers of an earlier request would ask for the plate of that one. */
    private static final String TAKING_OVER = "/apply/again";
    /** Where answers that are just being paid elsewhere cannot be thrown away. */
    private static final String BEING_PAID = "being-paid";
    private static final Map<String, Integer> DATE_PARTS = Map.of("day", 0, "month", 1, "year", 2);

    private final RunningStack stack;
    private final Clock clock;
    private final Consumer<Page> onPage;

    /** Buys at this stack; every page the resident sees is shown to the listener. */
    public BuyParkingPermit(RunningStack stack, Clock clock, Consumer<Page> onPage) {
        this.stack = stack;
        this.clock = clock;
        this.onPage = onPage;
    }

    /**
     * Goes through the whole purchase.
     *
     * @return the portal's first page after the payment
     * @throws FlowStopped if the portal refuses an answer or the way never ends
     */
    public Page by(Visitor visitor, Order order) {
        Page page = seen(visitor.open(stack.page(Service.PORTAL, "/parking-permit")));
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            if (page.status() >= 400) {
                throw new FlowStopped("the resident got an error", page);
            }
            Form payForm = payForm(page, order.payment());
            if (payForm != null) {
                return pay(visitor, payForm, order);
            }
            if (!page.complaint().isEmpty()) {
                throw new FlowStopped("an answer was refused", page);
            }
            page = seen(next(visitor, page, order));
        }
        throw new FlowStopped("no pay page within " + MOST_PAGES + " pages", page);
    }

    private Page next(Visitor visitor, Page page, Order order) {
        if (SignIn.form(page).isPresent()) {
            return SignIn.ifAsked(visitor, page, order.username(), order.password());
        }
        return page.forms()
                .stream()
                .filter(form -> !form.isFurniture() && !form.action().getPath().endsWith(TAKING_OVER))
                .findFirst()
                .map(form -> submitted(visitor, answered(form, order)))
                .orElseGet(() -> visitor.open(callToAction(page)));
    }

    /** Who cannot throw away what is just being paid is led to where it was checked, and goes on from there. */
    private static Page submitted(Visitor visitor, Form form) {
        Page after = visitor.submit(form.pressingTheFirstButton());
        URI address = after.address();
        boolean beingPaid = Objects.requireNonNullElse(address.getQuery(), "").contains(BEING_PAID);
        return beingPaid ? visitor.open(address.resolve(address.getPath())) : after;
    }

    private Page pay(Visitor visitor, Form form, Order order) {
        Form filled = form;
        for (Element control : form.controls()) {
            if (!order.card().isEmpty() && control.attr("name").toLowerCase(Locale.ROOT).contains("card")) {
                filled = filled.with(control.attr("name"), order.card());
            }
        }
        Page after = seen(visitor.submit(filled.pressing(order.payment().button())));
        if (payForm(after, order.payment()) != null) {
            throw new FlowStopped("the pay page refused", after);
        }
        return after;
    }

    private static @Nullable Form payForm(Page page, Payment payment) {
        return page.forms().stream().filter(form -> form.hasButton(payment.button())).findFirst().orElse(null);
    }

    /** Answers what is still open; what the page proposes stays, except the plate. */
    private Form answered(Form form, Order order) {
        Form answered = form;
        for (Element control : form.controls()) {
            String name = control.attr("name");
            if (name.toLowerCase(Locale.ROOT).contains("plate")) {
                answered = answered.with(name, order.plate());
            } else if (answered.value(name).orElse("").isBlank()) {
                answered = answer(answered, form, control);
            }
        }
        return answered;
    }

    private Form answer(Form answered, Form asked, Element control) {
        String name = control.attr("name");
        if (control.is("select")) {
            Element option = control.select("option[value]:not([value=''])").first();
            return option == null ? answered : answered.with(name, option.attr("value"));
        }
        return switch (control.attr("type")) {
            case "radio" -> answered.with(name, firstOf(asked, name));
            case "checkbox" -> answered.with(name, control.hasAttr("value") ? control.attr("value") : "on");
            case "date" -> answered.with(name, tomorrow().toString());
            case "email" -> answered.with(name, "somebody@example.ch");
            case "tel" -> answered.with(name, "044 412 11 11");
            case "number" -> answered.with(name, control.hasAttr("min") ? control.attr("min") : "1");
            default -> DATE_PARTS.containsKey(lastWord(name))
                    ? answered.with(name, datePart(lastWord(name)))
                    : answered.with(name, firstProposal(control));
        };
    }

    /** The first value of the list that a text field proposes, if it has one. */
    private static String firstProposal(Element control) {
        Element page = control.root();
        Element option = control.attr("list").isEmpty()
                ? null
                : page.select("datalist#" + control.attr("list") + " option[value]").first();
        return option == null ? "Test" : option.attr("value");
    }

    private String datePart(String part) {
        LocalDate day = tomorrow();
        return List.of(day.getDayOfMonth(), day.getMonthValue(), day.getYear())
                .get(DATE_PARTS.getOrDefault(part, 0)).toString();
    }

    private static String lastWord(String name) {
        return name.replaceAll("^.*[.\\-_\\]]", "").toLowerCase(Locale.ROOT);
    }

    private LocalDate tomorrow() {
        return LocalDate.now(clock).plusDays(1);
    }

    private static String firstOf(Form form, String name) {
        return form.controls().stream().filter(control -> control.attr("name").equals(name))
                .map(control -> control.attr("value")).findFirst().orElse("");
    }

    private static URI callToAction(Page page) {
        Elements links = page.document().select("main a.button[href], main a[role=button][href]");
        Element link = links.first();
        if (link == null) {
            throw new FlowStopped("nothing to fill in and no button to follow", page);
        }
        return URI.create(link.absUrl("href"));
    }

    private Page seen(Page page) {
        onPage.accept(page);
        return page;
    }
}
