package id.simpul.connectors;

/** What a kind does. Everything is expected of every kind; a kind that does not must be argued for here. */
public enum Behaviour {
    /** Answers calls itself. Not so http: the data plane streams to the address that it yields; nor jdih, which fetches. */
    ANSWERS_CALLS,
    /** Reaches a server over the network. Not so a kind that makes its answers up, such as the example. */
    REACHES_A_SERVER
}
