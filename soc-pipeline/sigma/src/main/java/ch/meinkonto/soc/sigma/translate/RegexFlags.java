package ch.meinkonto.soc.sigma.translate;

/** What a regular expression means by a letter, an anchor and a dot. */
record RegexFlags(boolean ignoreCase, boolean multiline, boolean dotAll) {
    /** These flags as the letters at hand change them, for example {@code i-s}. */
    RegexFlags changed(RegexSource source) {
        RegexFlags changed = this;
        boolean on = true;
        while (!source.at(":") && !source.at(")")) {
            int letter = source.next();
            switch (letter) {
                case '-' -> on = false;
                case 'i' -> changed = new RegexFlags(on, changed.multiline, changed.dotAll);
                case 'm' -> changed = new RegexFlags(changed.ignoreCase, on, changed.dotAll);
                case 's' -> changed = new RegexFlags(changed.ignoreCase, changed.multiline, on);
                // Which quantifiers are greedy, and by which tables letters are folded: the same values are found.
                case 'U', 'u' -> {
                }
                default -> throw source.unreadable();
            }
        }
        return changed;
    }
}
