package ch.meinkonto.ops.ech;

/** A message as it travels. */
public sealed interface EchMessage permits MoveDelivery, RegisterDelivery, EventReport {
    /** Its header. */
    Header header();
}
