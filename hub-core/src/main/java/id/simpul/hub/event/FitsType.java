package id.simpul.hub.event;

import id.simpul.hub.message.Event;

/** Whether an event still is as its type is described now. */
@FunctionalInterface
public interface FitsType {
    /** Whether {@code event}, announced by the application {@code publisher}, fits the description in force. */
    boolean fits(String publisher, Event event);
}
