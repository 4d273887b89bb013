package ch.meinkonto.soc.bench.lane;

import java.util.List;
import java.util.Map;

/** Files created, as Sysmon tells it (its event 11). */
final class FileEvents implements LineWriter {
    private static final List<String> FOLDERS = List.of("AppData\\Local\\Temp\\", "Documents\\", "Downloads\\",
            "AppData\\Roaming\\Microsoft\\Office\\Recent\\",
            "AppData\\Local\\Microsoft\\Edge\\User Data\\Default\\Cache\\");
    private static final List<String> ENDINGS = List.of("tmp", "docx", "xlsx", "pdf", "log", "dat", "json", "lnk",
            "cache",
            "png", "csv", "zip", "bin");

    @Override
    public void write(int number, boolean attack, Choice choice, Map<String, Object> event) {
        String user = WindowsWords.user(choice);
        String file = "C:\\Users\\" + user + "\\" + choice.oftenFirst(FOLDERS) + WindowsWords.word(choice) + "-"
                + choice.hex(3) + "." + choice.of(ENDINGS);
        event.put("EventID", 11);
        event.put("Channel", "Microsoft-Windows-Sysmon/Operational");
        event.put("UtcTime", Moments.withBlank(number));
        event.put("Computer", WindowsWords.computer(choice));
        event.put("ProcessGuid", choice.guid());
        event.put("ProcessId", choice.between(400, 40_000));
        event.put("Image", WindowsWords.program(choice).image());
        event.put("TargetFilename", file);
        event.put("User", "STADT\\" + user);
    }
}
