package ch.meinkonto.soc.bench.lane;

import java.util.List;
import java.util.Locale;

/** What ordinary Windows machines of an administration run, under which names and for whom. */
final class WindowsWords {
    private static final String SYSTEM = "C:\\Windows\\System32\\";
    private static final List<Program> PROGRAMS = List.of(
            new Program(SYSTEM + "svchost.exe", "svchost.exe", "-k netsvcs -p -s %w",
                    "Host Process for Windows Services"),
            new Program(SYSTEM + "cmd.exe", "Cmd.Exe", "/c \"\"C:\\Tools\\%w\\%w.bat\" %n\"",
                    "Windows Command Processor"),
            new Program(SYSTEM + "WindowsPowerShell\\v1.0\\powershell.exe", "PowerShell.EXE",
                    "-NoLogo -File \"C:\\Scripts\\%w\\Get-%wReport.ps1\" -Since %n", "Windows PowerShell"),
            new Program(SYSTEM + "conhost.exe", "CONHOST.EXE", "0xffffffff -ForceV1", "Console Window Host"),
            new Program(SYSTEM + "taskhostw.exe", "taskhostw.exe", "%w", "Host Process for Windows Tasks"),
            new Program(SYSTEM + "RuntimeBroker.exe", "RuntimeBroker.exe", "-Embedding", "Runtime Broker"),
            new Program("C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE", "WinWord.exe",
                    "/n \"C:\\Users\\%u\\Documents\\%w-%n.docx\" /o \"\"", "Microsoft Word"),
            new Program("C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE", "Excel.exe",
                    "\"C:\\Users\\%u\\Documents\\%w\\%w-%n.xlsx\"", "Microsoft Excel"),
            new Program("C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe", "msedge.exe",
                    "--type=renderer --lang=de --renderer-client-id=%n --field-trial-handle=%n", "Microsoft Edge"),
            new Program("C:\\Program Files\\7-Zip\\7zFM.exe", "7zFM.exe", "\"C:\\Users\\%u\\Downloads\\%w-%n.zip\"",
                    "7-Zip File Manager"),
            new Program(SYSTEM + "rundll32.exe", "RUNDLL32.EXE", "C:\\Windows\\System32\\%w.dll,%w %n",
                    "Windows host process (Rundll32)"),
            new Program(SYSTEM + "schtasks.exe", "schtasks.exe", "/Query /TN \"\\%w\\%w\" /V /FO LIST",
                    "Task Scheduler Configuration Tool"),
            new Program(SYSTEM + "reg.exe", "reg.exe", "query HKCU\\Software\\%w\\%w /v %w", "Registry Console Tool"),
            new Program(SYSTEM + "net1.exe", "net1.exe", "use P: \\\\fs%n\\%w", "Net Command"),
            new Program(SYSTEM + "ipconfig.exe", "ipconfig.exe", "/flushdns", "IP Configuration Utility"),
            new Program("C:\\Program Files\\Git\\cmd\\git.exe", "git.exe", "fetch --prune origin %w/%w-%n", "Git"),
            new Program("C:\\Program Files\\Java\\jdk-21\\bin\\java.exe", "java.exe",
                    "-Xmx%nm -jar C:\\Apps\\%w\\%w-%n.jar --config C:\\Apps\\%w\\app.yml", "OpenJDK Platform binary"));
    private static final List<String> NAMES = List.of("abfall", "akten", "archiv", "ausweis", "bau", "beleg", "bericht",
            "budget", "dossier", "einwohner", "export", "familie", "finanz", "gebuehr", "grundbuch", "import",
            "inventar",
            "kanzlei", "kasse", "konto", "lohn", "mahnung", "meldung", "nachlass", "parkkarte", "personal", "planung",
            "protokoll", "quartier", "rechnung", "register", "schule", "sozial", "statistik", "steuer", "tarif",
            "umzug",
            "verkehr", "vertrag", "zahlung");
    private static final List<String> GIVEN = List.of("anna", "beat", "carla", "daniel", "elena", "fabio", "gian",
            "hanna",
            "ivo", "jana", "karim", "lea", "marco", "nina", "oliver", "petra", "reto", "sara", "tim", "urs");

    private WindowsWords() {}

    /**
     * A program and how it is usually called.
     *
     * @param image full path
     * @param original the name it was built under
     * @param arguments with {@code %w} for a word, {@code %n} for a number and {@code %u} for a user
     * @param description what it says it is
     */
    record Program(String image, String original, String arguments, String description) {
        /** The command line of one run. */
        String commandLine(Choice choice, String user) {
            StringBuilder line = new StringBuilder("\"").append(image).append("\" ");
            for (int index = 0; index < arguments.length(); index++) {
                char character = arguments.charAt(index);
                if (character != '%') {
                    line.append(character);
                    continue;
                }
                index++;
                switch (arguments.charAt(index)) {
                    case 'w' -> line.append(word(choice));
                    case 'n' -> line.append(choice.between(1, 9_999));
                    default -> line.append(user);
                }
            }
            return line.toString();
        }
    }

    static Program program(Choice choice) {
        return choice.oftenFirst(PROGRAMS);
    }

    static String word(Choice choice) {
        return choice.of(NAMES);
    }

    static String user(Choice choice) {
        return choice.of(GIVEN) + "." + choice.of(NAMES) + choice.between(1, 99);
    }

    static String computer(Choice choice) {
        return "PC-" + choice.of(NAMES).toUpperCase(Locale.ROOT) + "-" + choice.between(100, 999);
    }
}
