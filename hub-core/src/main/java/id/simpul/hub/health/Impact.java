package id.simpul.hub.health;

import java.util.List;

/**
 * Whom the state of a connection concerns.
 *
 * @param services codes of the services that the connection answers
 * @param consumers codes of the applications with an agreement in force with one of them
 */
public record Impact(List<String> services, List<String> consumers) {}
