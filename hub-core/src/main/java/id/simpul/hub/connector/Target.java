package id.simpul.hub.connector;

/** Where the calls of one connection go. */
public sealed interface Target permits HttpTarget, Connector {}
