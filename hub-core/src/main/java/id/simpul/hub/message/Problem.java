package id.simpul.hub.message;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault as the caller reads it: the members of an RFC 9457 problem, with the catalogue's texts.
 *
 * @param field what of the request is wrong, for machines; null where no field is concerned
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String cause,
        String action,
        String actor,
        String traceId,
        @Nullable String field) {

    /**
     * The problem that {@code fault} is.
     *
     * @param help the address under which the help pages stand, without a trailing slash
     */
    public static Problem of(Fault fault, Locale locale, String traceId, String help) {
        Catalogue.Entry entry = Catalogue.entry(fault.code(), locale);
        return new Problem(
                help + "/bantuan/galat/" + fault.code().code(),
                entry.title(),
                FaultStatus.of(fault.code()),
                fault.detail(),
                fault.code().code(),
                entry.cause(),
                entry.action(),
                entry.actor().code(),
                traceId,
                fault instanceof Fault.CallerFault caller ? caller.field() : null);
    }

    /** The same with the status that somebody else gave. */
    public Problem withStatus(int other) {
        return new Problem(type, title, other, detail, code, cause, action, actor, traceId, field);
    }

    /** The members in the order in which a person reads them. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", type);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.put("code", code);
        members.put("cause", cause);
        members.put("action", action);
        members.put("actor", actor);
        members.put("traceId", traceId);
        if (field != null) {
            members.put("field", field);
        }
        return members;
    }
}
