package ch.meinkonto.soc.bench.correlation;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployException;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.EPStatement;

/** A scenario in Esper: an externally timed window, which trusts that events come in order. */
public final class EsperWindow implements AutoCloseable {
    /** What it is, with its version. */
    public static final String NAME = "Esper 9.0.0";

    private static final String EVENT = "Hit";

    private final EPRuntime runtime;
    private long fired;

    /** The statement of the scenario, compiled and deployed. */
    public EsperWindow(Scenario scenario) {
        Configuration configuration = new Configuration();
        configuration.getCommon().addEventType(EVENT, new String[]{"at", "grp", "val", "ref"},
                new Object[]{long.class, String.class, String.class, String.class});
        configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
        this.runtime = EPRuntimeProvider.getRuntime(scenario.name(), configuration);
        try {
            EPCompiled compiled = EPCompilerProvider.getCompiler().compile(scenario.statement(),
                    new CompilerArguments(configuration));
            for (EPStatement statement : runtime.getDeploymentService().deploy(compiled).getStatements()) {
                statement.addListener((arrived, gone, from, at) -> fired++);
            }
        } catch (EPCompileException | EPDeployException refused) {
            throw new IllegalArgumentException("Esper refuses " + scenario.statement(), refused);
        }
    }

    /** Takes one match: at, grp, val, ref. */
    public void accept(Object[] row) {
        runtime.getEventService().sendEventObjectArray(row, EVENT);
    }

    /** How often the condition held so far. */
    public long fired() {
        return fired;
    }

    @Override
    public void close() {
        runtime.destroy();
    }
}
