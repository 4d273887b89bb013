package ch.meinkonto.portal.parkingpermit;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;

/**
 * What a bank tells of money that came, as far as bills are concerned.
 *
 * <p>
 * Source: ISO 20022 {@code camt.054}, Swiss Payment Standards, implementation guidelines cash management.
 *
 * @param credits money that came with the reference of a bill
 */
record BankStatement(List<Credit> credits) {
    /**
     * Money that came.
     *
     * @param bankReference the bank's own, the same whenever it tells of it
     * @param billReference 27 digits
     * @param rappen how much, more than 0
     * @param bookedOn the day
     */
    record Credit(String bankReference, String billReference, long rappen, LocalDate bookedOn) {}

    /**
     * Reads the bank's file. Debits, other currencies and money without a reference are passed over.
     *
     * @throws ParkingPermitRejected when it is none
     */
    static BankStatement read(InputStream file) {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setNamespaceAware(true);
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // Nothing outside the file is read, and nothing in it unfolds.
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = parsers.newDocumentBuilder().parse(file).getDocumentElement();
            if (all(root, "BkToCstmrDbtCdtNtfctn").isEmpty()) {
                throw new ParkingPermitRejected(Reason.NO_STATEMENT);
            }
            List<Credit> credits = new ArrayList<>();
            for (Element entry : all(root, "Ntry")) {
                all(entry, "TxDtls").forEach(transaction -> credit(entry, transaction).ifPresent(credits::add));
            }
            return new BankStatement(List.copyOf(credits));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("no secure XML parser", e);
        } catch (SAXException | IOException | DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new ParkingPermitRejected(Reason.NO_STATEMENT);
        }
    }

    private static Optional<Credit> credit(Element entry, Element transaction) {
        String direction = first(transaction, "CdtDbtInd", first(entry, "CdtDbtInd", ""));
        List<Element> structured = all(transaction, "CdtrRefInf");
        String bank = first(transaction, "AcctSvcrRef", "");
        List<Element> amounts = all(transaction, "Amt").stream().filter(amount -> amount.hasAttribute("Ccy")).toList();
        if (!direction.equals("CRDT") || structured.isEmpty() || bank.isEmpty() || amounts.isEmpty()
                || !amounts.getFirst().getAttribute("Ccy").equals("CHF")) {
            return Optional.empty();
        }
        long rappen = new BigDecimal(amounts.getFirst().getTextContent().strip()).movePointRight(2).longValueExact();
        List<Element> booked = all(entry, "BookgDt");
        if (rappen <= 0 || booked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Credit(bank, first(structured.getFirst(), "Ref", "").replace(" ", ""), rappen,
                LocalDate.parse(first(booked.getFirst(), "Dt", ""))));
    }

    private static String first(Element within, String name, String otherwise) {
        List<Element> found = all(within, name);
        return found.isEmpty() ? otherwise : found.getFirst().getTextContent().strip();
    }

    private static List<Element> all(Element within, String name) {
        NodeList nodes = within.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            @Nullable
            Node node = nodes.item(index);
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
