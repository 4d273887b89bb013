package ch.meinkonto.ops.simulators.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

/**
 * Which payments the provider misbehaves with: those whose reference number ends with a fault's name, and those that begin
 * as an order of {@code /simulator/faults} says, as often as it says.
 */
@Component
class Faults {
    private final List<Order> orders = new ArrayList<>();

    /** Misbehave so with the next {@code times} occasions for reference numbers that begin with {@code refno}. */
    synchronized void add(String refno, Fault fault, int times) {
        orders.add(new Order(refno, fault, times));
    }

    synchronized void clear() {
        orders.clear();
    }

    /** What is left to do, oldest first. */
    synchronized List<Order> orders() {
        return List.copyOf(orders);
    }

    /** Whether to misbehave so now; uses up one occasion of an order. */
    synchronized boolean strikes(String refno, Fault fault) {
        if (refno.toLowerCase(Locale.ROOT).endsWith("-" + fault.code())) {
            return true;
        }
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            if (order.fault() == fault && refno.startsWith(order.refno())) {
                if (order.times() == 1) {
                    orders.remove(i);
                } else {
                    orders.set(i, new Order(order.refno(), fault, order.times() - 1));
                }
                return true;
            }
        }
        return false;
    }

    /**
     * An order to misbehave.
     *
     * @param refno how the reference number begins; empty for all
     * @param fault how to misbehave
     * @param times on how many occasions, from 1
     */
    record Order(String refno, Fault fault, int times) {}
}
