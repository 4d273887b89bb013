package ch.meinkonto.portal.inbox;

/**
 * Somebody opened post for the first time.
 *
 * @param owner account id
 */
record PostOpened(String owner) {}
