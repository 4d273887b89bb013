package ch.meinkonto.ops.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the program that {@link ModuleProgram#ATTACK} names, with all its arguments. */
@Command(name = "attack", description = "Play a detection's attack against the running stack and wait for its alert: NAME or all.")
final class AttackCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>(); // picocli leaves it alone when there are none

    @Override
    public Integer call() throws IOException, InterruptedException {
        Context context = Context.current();
        context.requireRunning();
        return ModuleProgram.ATTACK.run(context, arguments);
    }
}
