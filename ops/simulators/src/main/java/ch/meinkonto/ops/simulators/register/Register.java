package ch.meinkonto.ops.simulators.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The registers. */
public enum Register {
    RESIDENTS,
    BUILDINGS,
    VEHICLES,
    INSURANCE,
    TAX;

    /** Its name in addresses, for example {@code residents}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Register> of(String code) {
        return Arrays.stream(values()).filter(register -> register.code().equals(code)).findFirst();
    }
}
