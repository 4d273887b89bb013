package ch.meinkonto.ops.ech;

/** What eCH-0194 can say: a question before a move, its answer, or a report. */
public sealed interface MoveMessage permits PersonMoveRequest, PersonMoveResponse, PlatformMove {}
