package ch.meinkonto.ops.ech;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Something of the municipality that was ordered with a move (eCH-0185 {@code serviceDataType}).
 *
 * @param id number of the service, from 1
 * @param name 1 to 250 characters
 * @param amount how many, from 0
 * @param ordered when
 * @param duration how long it runs, 1 to 100 characters
 * @param description in free words, at most 2000 characters
 * @param price in francs, from 0.01 to 9999.99
 */
public record OrderedService(int id, String name, int amount, LocalDate ordered, @Nullable String duration,
        @Nullable String description, @Nullable BigDecimal price) {
    private static final int LONGEST_NAME = 250;
    private static final int LONGEST_DURATION = 100;
    private static final int LONGEST_DESCRIPTION = 2000;
    private static final BigDecimal DEAREST = new BigDecimal("9999.99");
    private static final Pattern PRICE = Pattern.compile("\\d{1,4}(\\.\\d{1,2})?");

    public OrderedService {
        if (id < 1 || amount < 0) {
            throw new IllegalArgumentException("services are numbered from 1, and ordered or not");
        }
        Texts.token(name, 1, LONGEST_NAME);
        Texts.optionalToken(duration, 1, LONGEST_DURATION);
        Texts.optionalText(description, 0, LONGEST_DESCRIPTION);
        if (price != null && (price.signum() <= 0 || price.compareTo(DEAREST) > 0 || price.scale() != 2)) {
            throw new IllegalArgumentException("a price is from 0.01 to 9999.99 francs");
        }
    }

    private static BigDecimal price(String raw) {
        String price = Lexical.collapsed(raw);
        if (!PRICE.matcher(price).matches()) {
            throw new IllegalArgumentException("not a price");
        }
        return new BigDecimal(price).setScale(2);
    }

    static OrderedService read(ElementReader in) {
        OrderedService service = new OrderedService(in.value("serviceIdentification", Lexical::number),
                in.value("serviceName", Lexical::collapsed), in.value("serviceAmount", Lexical::number),
                in.value("serviceOrderDate", Lexical::date), in.optionalValue("serviceDuration", Lexical::collapsed),
                in.optionalValue("serviceDescription", raw -> raw),
                in.optionalValue("servicePrice", OrderedService::price));
        in.refuseUnsupported("extension");
        return service;
    }

    void write(ElementWriter out) {
        out.value("serviceIdentification", (Integer) id);
        out.value("serviceName", name);
        out.value("serviceAmount", (Integer) amount);
        out.value("serviceOrderDate", ordered);
        out.value("serviceDuration", duration);
        out.value("serviceDescription", description);
        out.value("servicePrice", price == null ? null : price.toPlainString());
    }
}
