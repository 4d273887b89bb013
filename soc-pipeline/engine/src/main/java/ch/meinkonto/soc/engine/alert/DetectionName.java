package ch.meinkonto.soc.engine.alert;

import ch.meinkonto.soc.sigma.rule.Rule;

/** The detection a rule belongs to: the folder its file lies in. */
public final class DetectionName {
    private DetectionName() {}

    /** Folder name, kebab-case. */
    public static String of(Rule rule) {
        return of(rule.position().file());
    }

    /** Folder name of a file such as {@code brute-force/rule.yml}. */
    public static String of(String file) {
        int slash = file.indexOf('/');
        return slash < 0 ? file : file.substring(0, slash);
    }
}
