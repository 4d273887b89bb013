package ch.meinkonto.ops.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the program that {@link ModuleProgram#AUDIT} names, with all its arguments. */
@Command(name = "audit", description = "Verify the audit trail: audit verify [--head HASH] [--json].")
final class AuditCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>(); // picocli leaves it alone when there are none

    @Override
    public Integer call() throws IOException, InterruptedException {
        Context context = Context.current();
        context.requireRunning();
        return ModuleProgram.AUDIT.run(context, arguments);
    }
}
