package ch.meinkonto.portal.parkingpermit;

import java.math.BigDecimal;
import java.util.Locale;

import net.codecrete.qrbill.generator.Address;
import net.codecrete.qrbill.generator.Bill;
import net.codecrete.qrbill.generator.BillFormat;
import net.codecrete.qrbill.generator.Language;
import net.codecrete.qrbill.generator.OutputSize;
import net.codecrete.qrbill.generator.QRBill;
import net.codecrete.qrbill.generator.SeparatorType;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.document.Sheet;
import ch.meinkonto.portal.document.Table;
import ch.meinkonto.portal.page.Formats;

/** The bill for a permit: a letter, and below it the payment part that every bank reads. It names no debtor. */
@Component
class ParkingPermitBill {
    private static final float MARGIN = 56;
    private static final float WIDTH = Sheet.width() - 2 * MARGIN;

    private final MessageSource texts;
    private final ReckoningInWords reckonings;
    private final BillSettings settings;

    ParkingPermitBill(MessageSource texts, ReckoningInWords reckonings, BillSettings settings) {
        this.texts = texts;
        this.reckonings = reckonings;
        this.settings = settings;
    }

    byte[] bill(ParkingPermit permit, Locale language) {
        String title = text("title", language, Integer.toString(permit.validity().year()));
        try (Sheet sheet = new Sheet(texts, title + " " + permit.reference(), language)) {
            letter(sheet, title, permit, language);
            QRBill.draw(paymentPart(permit, language), new PaymentPart(sheet, text("code", language)));
            return sheet.toPdf();
        }
    }

    private void letter(Sheet sheet, String title, ParkingPermit permit, Locale language) {
        Formats formats = new Formats(language);
        sheet.paragraph().text("Mein Konto", MARGIN, 78, 14, true, Sheet.BRAND);
        sheet.heading().text(title, MARGIN, 132, 24, true, Sheet.TEXT);
        sheet.fill(MARGIN, 150, WIDTH, 1, Sheet.SOFT);
        Table facts = sheet.table();
        row(facts, text("plate", language), permit.plate().toString(), 180);
        row(facts, text("zone", language), permit.zone().toString(), 204);
        row(facts, text("valid", language), formats.date(permit.validity().from()) + " – "
                + formats.date(permit.validity().until()), 228);
        row(facts, text("reference", language), permit.reference(), 252);
        sheet.fill(MARGIN, 270, WIDTH, 1, Sheet.SOFT);
        Table.Row total = facts.row();
        total.name().text(text("total", language), MARGIN, 296, 14, true, Sheet.TEXT);
        total.value().text(permit.fee().toString(), MARGIN + 190, 296, 14, true, Sheet.TEXT);
        reckonings.of(permit, language)
                .ifPresent(how -> sheet.paragraph().lines(how, MARGIN, 314, 11, WIDTH, Sheet.SOFT));
        float line = sheet.paragraph().lines(text("how", language), MARGIN, 340, 11, WIDTH, Sheet.TEXT) + 8;
        if (permit.space() == PrivateSpace.BY_PAYMENT) {
            line = sheet.paragraph().lines(text("confirms", language), MARGIN, line, 11, WIDTH, Sheet.TEXT) + 8;
        }
        sheet.paragraph().lines(text("not-wanted", language), MARGIN, line, 11, WIDTH, Sheet.TEXT);
    }

    private Bill paymentPart(ParkingPermit permit, Locale language) {
        Address city = new Address();
        city.setName(settings.name());
        city.setStreet(settings.street());
        city.setHouseNo(settings.house());
        city.setPostalCode(settings.postcode());
        city.setTown(settings.town());
        city.setCountryCode("CH");
        BillFormat format = new BillFormat();
        format.setOutputSize(OutputSize.A4_PORTRAIT_SHEET);
        format.setSeparatorType(SeparatorType.DASHED_LINE_WITH_SCISSORS);
        format.setLanguage(languageOf(language));
        Bill bill = new Bill();
        bill.setAccount(settings.account());
        bill.setCreditor(city);
        bill.setCurrency("CHF");
        bill.setAmount(BigDecimal.valueOf(permit.fee().rappen(), 2));
        bill.setReference(BillReference.of(permit.reference()).digits());
        bill.setUnstructuredMessage(permit.reference() + " " + permit.plate());
        bill.setFormat(format);
        return bill;
    }

    private static Language languageOf(Locale language) {
        return switch (language.getLanguage()) {
            case "fr" -> Language.FR;
            case "it" -> Language.IT;
            case "en" -> Language.EN;
            default -> Language.DE;
        };
    }

    private static void row(Table facts, String name, String value, float y) {
        Table.Row row = facts.row();
        row.name().text(name, MARGIN, y, 12, false, Sheet.SOFT);
        row.value().text(value, MARGIN + 190, y, 12, false, Sheet.TEXT);
    }

    private String text(String key, Locale language, Object... arguments) {
        return texts.getMessage("parking-permit.bill." + key, arguments, language);
    }
}
