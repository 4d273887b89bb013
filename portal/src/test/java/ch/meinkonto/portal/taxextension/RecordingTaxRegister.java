package ch.meinkonto.portal.taxextension;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A tax register in memory, that can be away. The code of a form is {@code MK1|261|number|year|secret}. */
public final class RecordingTaxRegister implements TaxRegister {
    private final Map<String, TaxReturn> returns = new ConcurrentHashMap<>();
    private volatile boolean away;

    /** The register of every test of the whole portal. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        @Primary
        RecordingTaxRegister recordingTaxRegister() {
            return new RecordingTaxRegister();
        }
    }

    /** A register with a few people in it: numbers 300000001 (open), …2 (Winterthur), …3 (reminded). */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Examples {
        @Bean
        @Primary
        RecordingTaxRegister exampleTaxRegister() {
            RecordingTaxRegister register = new RecordingTaxRegister();
            LocalDate due = LocalDate.of(2027, 3, 31);
            register.knows(new TaxReturn("300000001", TaxReturn.ZURICH, 2026, false, due, TaxReturn.State.OPEN));
            register.knows(new TaxReturn("300000002", 230, 2026, false, due, TaxReturn.State.OPEN));
            register.knows(new TaxReturn("300000003", TaxReturn.ZURICH, 2026, false, due, TaxReturn.State.REMINDED));
            register.knows(new TaxReturn("300000004", TaxReturn.ZURICH, 2026, false, due, TaxReturn.State.OPEN));
            return register;
        }
    }

    void knows(TaxReturn taxReturn) {
        returns.put(taxReturn.number(), taxReturn);
    }

    void setAway(boolean away) {
        this.away = away;
    }

    LocalDate dueOf(String number) {
        return returns.get(number).due();
    }

    static String codeOf(TaxReturn taxReturn) {
        return "MK1|" + taxReturn.municipality() + "|" + taxReturn.number() + "|" + taxReturn.taxYear()
                + "|0123456789ab";
    }

    @Override
    public Optional<TaxReturn> byNumber(String number) {
        mustBeThere();
        return Optional.ofNullable(returns.get(number));
    }

    @Override
    public Optional<TaxReturn> byCode(String code) {
        mustBeThere();
        return returns.values().stream().filter(taxReturn -> codeOf(taxReturn).equals(code)).findFirst();
    }

    @Override
    public boolean extend(String number, LocalDate until) {
        mustBeThere();
        TaxReturn known = returns.get(number);
        if (!until.isAfter(known.due())) {
            return false;
        }
        returns.put(number, new TaxReturn(number, known.municipality(), known.taxYear(), known.selfEmployed(), until,
                TaxReturn.State.EXTENDED));
        return true;
    }

    @Override
    public void restore(String number) {
        mustBeThere();
        TaxReturn known = returns.get(number);
        LocalDate ordinary = known.selfEmployed()
                ? LocalDate.of(known.taxYear() + 1, 9, 30)
                : LocalDate.of(known.taxYear() + 1, 3, 31);
        returns.put(number, new TaxReturn(number, known.municipality(), known.taxYear(), known.selfEmployed(),
                ordinary, TaxReturn.State.OPEN));
    }

    private void mustBeThere() {
        if (away) {
            throw new RegisterAway("away", new IllegalStateException("away"));
        }
    }
}
