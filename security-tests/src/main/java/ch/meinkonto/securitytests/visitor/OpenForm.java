package ch.meinkonto.securitytests.visitor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A form for everybody that asks for an address, and for a small piece of work that a browser does by script. */
final class OpenForm {
    private OpenForm() {}

    /** Fills in the form of a page, does its work and sends it. */
    static Page send(Visitor visitor, Page page, String email) {
        Form form = page.forms().stream().filter(found -> found.asksFor("email")).findFirst()
                .orElseThrow(() -> new FlowStopped("no form that asks for an address", page));
        String bits = page.document().select("form[data-bits]").attr("data-bits");
        String seal = form.value("seal").orElse("");
        Form filled = form.with("email", email);
        Page next = visitor.submit(bits.isEmpty() ? filled : filled.with("work", work(seal, Integer.parseInt(bits))));
        if (next.status() >= 500) {
            throw new FlowStopped("the form was answered with HTTP " + next.status(), next);
        }
        return next;
    }

    /** The smallest number whose hash with the seal begins with so many zero bits. */
    private static String work(String seal, int bits) {
        MessageDigest sha256 = sha256();
        long number = 0;
        while (true) {
            byte[] hash = sha256.digest((seal + ':' + number).getBytes(StandardCharsets.UTF_8));
            if (Integer.numberOfLeadingZeros(ByteBuffer.wrap(hash).getInt()) >= bits) {
                return Long.toString(number);
            }
            number++;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
