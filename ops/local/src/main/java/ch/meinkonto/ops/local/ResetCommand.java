package ch.meinkonto.ops.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import ch.meinkonto.ops.local.stack.StackFolder;
import ch.meinkonto.ops.stores.Folders;

/** Forgets everything: data, secrets, logs. */
@Command(name = "reset", description = "Delete all data, secrets and logs.", mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
    @Option(names = {"-y", "--yes"}, description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        Context context = Context.current();
        if (context.stack().isRunning()) {
            System.err.println("The stack is running; stop it with ./meinkonto down first.");
            return Meinkonto.FAILED;
        }
        StackFolder folder = context.folder();
        if (!yes && !confirmed(folder)) {
            System.out.println("Nothing was deleted.");
            return Meinkonto.FAILED;
        }
        Folders.delete(folder.data());
        Folders.delete(folder.secrets());
        Folders.delete(folder.logs());
        System.out.println("All data, secrets and logs in " + folder.path() + " are deleted.");
        return 0;
    }

    private static boolean confirmed(StackFolder folder) throws IOException {
        System.out.print("Delete all data, secrets and logs in " + folder.path() + "? Type yes: ");
        System.out.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return "yes".equals(answer);
    }
}
