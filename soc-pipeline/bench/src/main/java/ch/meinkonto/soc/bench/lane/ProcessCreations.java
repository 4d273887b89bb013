package ch.meinkonto.soc.bench.lane;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import ch.meinkonto.soc.bench.lane.WindowsWords.Program;

/** Process creations with a field per fact. */
final class ProcessCreations implements LineWriter {
    private static final List<String> INTEGRITY = List.of("Medium", "Medium", "High", "System", "Low");

    @Override
    public void write(int number, boolean attack, Choice choice, Map<String, Object> event) {
        Program program = WindowsWords.program(choice);
        Program parent = WindowsWords.program(choice);
        String user = WindowsWords.user(choice);
        event.put("EventID", 1);
        event.put("UtcTime", Moments.withBlank(number));
        event.put("Computer", WindowsWords.computer(choice));
        event.put("Image", program.image());
        event.put("OriginalFileName", program.original());
        event.put("CommandLine", program.commandLine(choice, user));
        event.put("CurrentDirectory", "C:\\Users\\" + user + "\\");
        event.put("User", "STADT\\" + user);
        event.put("LogonId", "0x" + choice.hex(3));
        event.put("IntegrityLevel", choice.of(INTEGRITY));
        event.put("Hashes", "SHA1=" + choice.hex(20).toUpperCase(Locale.ROOT) + ",IMPHASH="
                + choice.hex(16).toUpperCase(Locale.ROOT));
        event.put("ProcessId", choice.between(400, 40_000));
        event.put("ParentImage", parent.image());
        event.put("ParentCommandLine", parent.commandLine(choice, user));
    }
}
