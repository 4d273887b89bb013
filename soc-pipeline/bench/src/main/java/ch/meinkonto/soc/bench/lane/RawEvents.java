package ch.meinkonto.soc.bench.lane;

import java.util.Map;

import ch.meinkonto.soc.bench.lane.WindowsWords.Program;

/** Process creations of the Windows security log (its event 4688) as the text that a forwarder passes on. */
final class RawEvents implements LineWriter {
    @Override
    public void write(int number, boolean attack, Choice choice, Map<String, Object> event) {
        Program program = WindowsWords.program(choice);
        Program parent = WindowsWords.program(choice);
        String user = WindowsWords.user(choice);
        String computer = WindowsWords.computer(choice);
        event.put("EventID", 4688);
        event.put("Channel", "Security");
        event.put("Computer", computer);
        event.put("Message", """
                A new process has been created.

                Creator Subject:
                \tSecurity ID:\t\tS-1-5-21-%d-%d-%d
                \tAccount Name:\t\t%s
                \tAccount Domain:\t\tSTADT
                \tLogon ID:\t\t0x%s

                Process Information:
                \tNew Process ID:\t\t0x%s
                \tNew Process Name:\t%s
                \tToken Elevation Type:\t%%%%1938
                \tMandatory Label:\t\tMandatory Label\\Medium Mandatory Level
                \tCreator Process ID:\t0x%s
                \tCreator Process Name:\t%s
                \tProcess Command Line:\t%s

                Recorded %s on %s; audit record %d.""".formatted(choice.between(1, 999_999_999),
                choice.between(1, 999_999_999), choice.between(1_000, 9_999), user, choice.hex(3), choice.hex(2),
                program.image(), choice.hex(2), parent.image(), program.commandLine(choice, user),
                Moments.of(number), computer, choice.between(1, 99_999_999)));
    }
}
