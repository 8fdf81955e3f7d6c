package id.simpul.hub.event;

import id.simpul.hub.message.Event;

/** Whether an event still is as its type is described now. */
@FunctionalInterface
public interface FitsType {
    /** Whether {@code event}, of a type that the application {@code owner} declares, fits the description in force. */
    boolean fits(String owner, Event event);
}
