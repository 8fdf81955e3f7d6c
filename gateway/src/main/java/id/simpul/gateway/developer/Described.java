package id.simpul.gateway.developer;

import java.util.List;

/**
 * What a service's document says of one operation, as a page shows it.
 *
 * @param code what agreements name
 * @param path below the gateway's address
 * @param parameters of path, query and header
 * @param body fields of the request's body; empty where none is described
 * @param answer fields of the answer; empty where its form is not described
 */
record Described(
        String code,
        String method,
        String path,
        String summary,
        String description,
        List<Field> parameters,
        List<Field> body,
        List<Field> answer,
        List<Status> statuses) {

    /**
     * One field or parameter.
     *
     * @param name as a dotted path, {@code []} behind a list
     * @param place {@code path}, {@code query}, {@code header}; empty in a body
     * @param example a value that the sandbox knows; empty where there is none, or where it may not be told
     * @param type as the document says it, with its format and its allowed values
     */
    record Field(String name, String place, String type, boolean required, String description, String example) {}

    /** One status of the answers. */
    record Status(String code, String description) {}
}
