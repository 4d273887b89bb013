package ch.meinkonto.soc.sigma.match;

/**
 * Guesses how often something is found in events, so that rules are looked up by what is rare. A wrong guess costs time, never
 * a match.
 */
final class Rarity {
    private static final double TYPICAL_LENGTH = 80;

    /** Pieces of these stand in ordinary events of most systems. */
    private static final String ORDINARY = """
            c:\\windows\\system32\\svchost.exe c:\\windows\\syswow64\\ c:\\program files (x86)\\ c:\\program files\\ c:\\users\\ \
            \\appdata\\local\\temp\\ c:\\programdata\\ microsoft\\windows \\cmd.exe /c powershell.exe -command pwsh.exe \
            \\explorer.exe \\services.exe \\rundll32.exe \\regsvr32.exe .exe .dll .txt .log .tmp .ps1 .bat .vbs .js \
            http://www. https://www. .com/ .org .html .php?id= /index.php /api/v1/ /login /admin ?page= &amp; \
            mozilla/5.0 (windows nt 10.0; win64; x64) applewebkit/537.36 (khtml, like gecko) chrome/ safari/ firefox/ gecko/ \
            mozilla/5.0 (macintosh; intel mac os x (x11; linux x86_64) (compatible; bot; curl/ get post head put options \
            hklm\\software\\microsoft\\windows\\currentversion\\ hkcu\\ nt authority\\system administrator root user password \
            /usr/bin/ /bin/sh /bin/bash /var/log/ /etc/ /tmp/ sshd error failed success accepted true false null http url \
            microsoft windows system software local temp data file name """;

    private Rarity() {}

    /** Expected hits in a thousand events. */
    static double perThousand(Atom atom) {
        return switch (atom.kind()) {
            case PRESENT -> 700;
            case NUMBER -> 40;
            case EXACT -> 1 + 60 / (1.0 + atom.text().length()) + (isOrdinary(atom.text()) ? 40 : 0);
            case PREFIX, SUFFIX -> 0.5 + anchored(atom.text());
            case CONTAINS -> 0.2 + contained(atom.text());
        };
    }

    private static double anchored(String text) {
        double chance = 1000 * Math.pow(2, -bits(text));
        return isOrdinary(text) ? Math.max(60, Math.min(400, chance * 20)) : Math.min(500, chance * 4);
    }

    private static double contained(String text) {
        double chance = 1000 * TYPICAL_LENGTH * Math.pow(2, -bits(text));
        return isOrdinary(text) ? Math.max(80, Math.min(650, chance * 8)) : Math.min(650, chance);
    }

    private static boolean isOrdinary(String text) {
        return ORDINARY.contains(text);
    }

    /** Information in the text, roughly: letters follow one another predictably, marks do not. */
    static double bits(String text) {
        double bits = 0;
        for (int index = 0; index < text.length(); index++) {
            bits += bits(text.charAt(index));
        }
        return bits;
    }

    static double bits(int character) {
        return switch (character) {
            case 'e', 't', 'a', 'o', 'i', 'n', 's', 'r', ' ' -> 2.4;
            case 'l', 'c', 'd', 'm', 'p', 'u', '\\', '/', '.' -> 2.9;
            case 'h', 'g', 'f', 'b', 'w', 'y', 'v', '-', '_', '=', ':', '"', '0', '1' -> 3.6;
            case 'k', 'x', 'j', 'q', 'z', '2', '3', '4', '5', '6', '7', '8', '9', ',', '(', ')' -> 4.4;
            default -> character < 0x80 ? 6 : 7;
        };
    }
}
