package ch.meinkonto.soc.bench.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.soc.bench.portal.Visitor.Page;

/** After the evening: every resident opens their request and downloads the confirmation, whose signature is checked. */
final class Receipts {
    private static final int READERS = 4;
    private static final Pattern LINK = Pattern
            .compile("<a\\b[^>]*\\bid=\"document-confirmation\"[^>]*\\bhref=\"([^\"]+)\"");

    private final X509Certificate city;
    private final Map<String, Integer> troubles = new TreeMap<>();

    private Receipts(X509Certificate city) {
        this.city = city;
    }

    /**
     * What was found.
     *
     * @param downloaded how many have their signed PDF
     * @param troubles how many have not, by reason
     */
    record Found(int downloaded, Map<String, Integer> troubles) {}

    /**
     * Downloads and checks the document of every request.
     *
     * @param portal its address, where also the certificate is
     * @throws IOException if the certificate cannot be had
     */
    static Found check(URI portal, Visitor anybody, List<Accepted> all) throws IOException, InterruptedException {
        Receipts receipts = new Receipts(certificate(anybody.download(portal.resolve("/verify/certificate"))));
        AtomicInteger next = new AtomicInteger();
        AtomicInteger downloaded = new AtomicInteger();
        CountDownLatch reading = new CountDownLatch(READERS);
        for (int reader = 0; reader < READERS; reader++) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (int index = next.getAndIncrement(); index < all.size(); index = next.getAndIncrement()) {
                        downloaded.addAndGet(receipts.read(all.get(index)) ? 1 : 0);
                    }
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                } finally {
                    reading.countDown();
                }
            });
        }
        reading.await();
        return new Found(downloaded.get(), receipts.troubles());
    }

    private boolean read(Accepted accepted) throws InterruptedException {
        try {
            Page page = accepted.resident().open(accepted.request());
            Matcher link = LINK.matcher(page.html());
            if (!link.find()) {
                throw new Unexpected("no document on the page of the request");
            }
            byte[] content = accepted.resident().download(page.address().resolve(link.group(1)));
            Optional<String> trouble = new SignedPdf(content).trouble(city);
            trouble.ifPresent(this::count);
            return trouble.isEmpty();
        } catch (Unexpected unexpected) {
            count(String.valueOf(unexpected.getMessage()));
        } catch (IOException broken) {
            count(broken.getClass().getSimpleName());
        }
        return false;
    }

    private synchronized void count(String trouble) {
        troubles.merge(trouble, 1, Integer::sum);
    }

    private synchronized Map<String, Integer> troubles() {
        return Map.copyOf(troubles);
    }

    private static X509Certificate certificate(byte[] pem) throws IOException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem));
        } catch (CertificateException broken) {
            throw new IOException("The certificate of the documents cannot be read.", broken);
        }
    }
}
