package id.simpul.connectors.example;

import id.simpul.hub.connector.CheckedSettings;
import id.simpul.hub.connector.Connector;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.Service.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers the text of its connection with the status of the operation. */
final class ExampleConnector implements Connector {
    private final ConnectionFace face;
    private final byte[] text;

    ExampleConnector(ConnectionFace face, String text) {
        this.face = face;
        this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Runs on a virtual thread and may block until {@code call.deadline()}; a failure would be a {@code FaultException}. */
    @Override
    public Reply call(Operation operation, Call call) {
        int status = CheckedSettings.of(face.operation(), operation.settings()).number("status");
        return new Reply(status, Headers.of(Map.of("content-type", "text/plain; charset=utf-8")), text);
    }

    /** Nothing is held, so nothing is freed. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return "ExampleConnector";
    }
}
