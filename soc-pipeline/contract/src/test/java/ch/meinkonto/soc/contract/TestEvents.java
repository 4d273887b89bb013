package ch.meinkonto.soc.contract;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Events of every kind and action there is, found by looking at the sealed family itself. */
final class TestEvents {
    private TestEvents() {}

    /** Every alternative with every action it accepts, with all its optional parts; and once more without a failure. */
    static List<SecurityEvent> all() {
        List<SecurityEvent> events = new ArrayList<>();
        for (Class<?> kind : SecurityEvent.class.getPermittedSubclasses()) {
            boolean takesAction = Arrays.stream(kind.getRecordComponents())
                    .anyMatch(component -> component.getType() == EventAction.class);
            for (EventAction action : EventAction.values()) {
                if (takesAction || action == EventAction.values()[0]) {
                    add(events, kind, action, true);
                    add(events, kind, action, false);
                }
            }
        }
        return events;
    }

    private static void add(List<SecurityEvent> events, Class<?> kind, EventAction action, boolean failed) {
        try {
            events.add((SecurityEvent) complete(kind, action, failed));
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof IllegalArgumentException)) {
                throw new AssertionError(kind + " with " + action, e);
            }
            // This kind does not take this action: exactly what we want to know.
        }
    }

    private static Object complete(Class<?> type, EventAction action, boolean failed) throws InvocationTargetException {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = value(components[i], action, failed);
            }
            Constructor<?> constructor = type
                    .getDeclaredConstructor(
                            Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            if (e instanceof InvocationTargetException refused) {
                throw refused;
            }
            throw new AssertionError(e);
        }
    }

    private static @Nullable Object value(RecordComponent component, EventAction action, boolean failed)
            throws InvocationTargetException {
        Class<?> type = component.getType();
        if (type == EventAction.class) {
            return action;
        }
        if (type == String.class) {
            return component.getName();
        }
        if (type == long.class || type == Long.class) {
            return 1L;
        }
        if (type == int.class || type == Integer.class) {
            return 1;
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == Outcome.class) {
            return Outcome.SUCCESS;
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type.isEnum()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return failed || !optional ? type.getEnumConstants()[0] : null;
        }
        if (type.isRecord()) {
            return complete(type, action, failed);
        }
        if (type == List.class && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] == String.class) {
            return List.of(component.getName());
        }
        throw new AssertionError("no sample for " + component);
    }
}
