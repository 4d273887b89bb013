package ch.meinkonto.securitytests.attack;

import java.util.HashMap;
import java.util.Map;

import ch.meinkonto.securitytests.visitor.Program;
import ch.meinkonto.securitytests.visitor.Visitor;

/** Who plays in an attack: visitors and programs that steps know by name, with cookies and keys, until it is over. */
final class Cast implements AutoCloseable {
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final Map<String, Program> programs = new HashMap<>();

    /** The visitor of this name, who may be new, as seen at an address (empty: here). */
    synchronized Visitor visitor(String name, String address) {
        return visitors.computeIfAbsent(name, _ -> Visitor.fromHere()).at(address);
    }

    /** A program enters; one of the same name leaves. */
    void enter(String name, Program program) {
        programs.put(name, program);
    }

    /**
     * The program of this name.
     *
     * @throws StepFailed if no step has authorized it
     */
    Program program(String name, String place) {
        Program program = programs.get(name);
        if (program == null) {
            throw new StepFailed(place + ": no step has authorized a program \"" + name + "\"");
        }
        return program;
    }

    @Override
    public void close() {
        visitors.values().forEach(Visitor::close);
    }
}
