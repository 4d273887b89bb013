package ch.meinkonto.soc.bench.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployException;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.EPStatement;

import ch.meinkonto.soc.sigma.rule.DetectionRule;

/** Esper with one filtering statement per rule, fed with arrays: its fastest form of event. */
public final class EsperEngine implements LineEngine {
    private static final String EVENT = "Line";

    private final LineFields fields = new LineFields();
    private final Shortcomings shortcomings = new Shortcomings();
    private final Map<String, Integer> properties;
    private final EPRuntime runtime;
    private final Set<String> found = new HashSet<>();

    /**
     * A runtime with all rules compiled and deployed.
     *
     * @param name tells this runtime from others in the process
     * @param routed whether a rule only sees events of its log source
     */
    public EsperEngine(String name, List<DetectionRule> rules, boolean routed) {
        EsperExpressions expressions = new EsperExpressions(shortcomings);
        StringBuilder module = new StringBuilder();
        List<String> keys = new ArrayList<>();
        for (DetectionRule rule : rules) {
            module.append("@name('").append(keys.size()).append("') select null as nothing from ").append(EVENT)
                    .append('(').append(expressions.expression(Clause.of(rule, routed))).append(");\n");
            keys.add(rule.key());
        }
        this.properties = expressions.properties();
        Configuration configuration = configuration();
        this.runtime = EPRuntimeProvider.getRuntime(name, configuration);
        for (EPStatement statement : deployed(module.toString(), configuration)) {
            String key = keys.get(Integer.parseInt(statement.getName()));
            statement.addListener((arrived, gone, from, at) -> found.add(key));
        }
    }

    private EPStatement[] deployed(String module, Configuration configuration) {
        try {
            EPCompiled compiled = EPCompilerProvider.getCompiler().compile(module,
                    new CompilerArguments(configuration));
            return runtime.getDeploymentService().deploy(compiled).getStatements();
        } catch (EPCompileException | EPDeployException refused) {
            throw new IllegalArgumentException("Esper refuses the rules: " + refused.getMessage(), refused);
        }
    }

    private Configuration configuration() {
        String[] names = new String[properties.size() + 1];
        Object[] types = new Object[names.length];
        Arrays.fill(types, String.class);
        properties.values().forEach(place -> names[place] = EsperExpressions.property(place));
        names[properties.size()] = EsperExpressions.ANY;
        Configuration configuration = new Configuration();
        configuration.getCommon().addEventType(EVENT, names, types);
        configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
        return configuration;
    }

    @Override
    public String name() {
        return "Esper 9.0.0";
    }

    @Override
    public int match(byte[] buffer, int from, int to) {
        Object[] event = new Object[properties.size() + 1];
        Arrays.fill(event, EsperExpressions.ABSENT);
        StringBuilder any = new StringBuilder();
        fields.read(buffer, from, to, (field, value) -> {
            String text = value.toString().toLowerCase(Locale.ROOT);
            any.append(text).append('\n');
            Integer place = properties.get(field);
            if (place != null) {
                event[place] = text;
            }
        });
        event[properties.size()] = any.toString();
        found.clear();
        runtime.getEventService().sendEventObjectArray(event, EVENT);
        return found.size();
    }

    @Override
    public Set<String> found() {
        return Set.copyOf(found);
    }

    @Override
    public String shortcomings() {
        return shortcomings.toString();
    }

    @Override
    public void close() {
        runtime.destroy();
    }
}
