package ch.meinkonto.soc.bench.lane;

import java.util.Map;

/** Process creations of made-up programs: every word has one to three syllables, which no made-up rule asks for. */
final class QuietEvents implements LineWriter {
    @Override
    public void write(int number, boolean attack, Choice choice, Map<String, Object> event) {
        event.put("Image", "D:\\" + word(choice) + "\\" + word(choice) + ".app");
        event.put("CommandLine",
                word(choice) + ".app " + word(choice) + " -" + word(choice) + " " + choice.between(1, 999) + " "
                        + word(choice));
        event.put("ParentImage", "D:\\" + word(choice) + "\\" + word(choice) + ".app");
        event.put("ParentCommandLine", word(choice) + ".app " + word(choice));
        event.put("User", word(choice) + choice.between(1, 99));
        event.put("TargetFilename", "D:\\" + word(choice) + "." + word(choice));
        event.put("cs-uri-query", "/" + word(choice) + "/" + word(choice));
    }

    private static String word(Choice choice) {
        return Syllables.word(choice, choice.between(1, 3));
    }
}
