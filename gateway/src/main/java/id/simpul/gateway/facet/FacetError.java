package id.simpul.gateway.facet;

import id.simpul.hub.message.Catalogue;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fault in X-Road's form: type, message and detail, as JSON or XML (X-Road message protocol for REST 1.0.4, types as of
 * 7.8). The status tells the truth where X-Road would say 500; the class of the type is X-Road's.
 *
 * @param type also the value of {@code X-Road-Error}
 */
public record FacetError(String type, int status, String contentType, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CLIENT = "client.";
    private static final String CLIENT_PROXY = "server.client_proxy.";
    private static final String SERVER_PROXY = "server.server_proxy.";

    /** The error that {@code fault} is, in the form that {@code accept} asks for. */
    public static FacetError of(Fault fault, @Nullable String accept, Locale locale) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("type", type(fault.code()));
        members.put("message", Catalogue.entry(fault.code(), locale).title() + ". " + fault.detail());
        members.put("detail", fault.code().code());
        boolean xml = prefersXml(accept);
        return new FacetError(
                type(fault.code()),
                FaultStatus.of(fault.code()),
                xml ? "text/xml; charset=utf-8" : "application/json; charset=utf-8",
                xml ? xml(members) : JSON.writeValueAsBytes(members));
    }

    static String type(FaultCode code) {
        return switch (code) {
            case KLIEN_TIDAK_DIKENAL, KLIEN_DICABUT -> CLIENT_PROXY + "unknown_member";
            case AKSES_DITOLAK -> CLIENT_PROXY + "access_denied";
            case PERJANJIAN_TIDAK_ADA, PERJANJIAN_TIDAK_BERLAKU, PERJANJIAN_DI_LUAR_JAM, OPERASI_TIDAK_DIIZINKAN ->
                SERVER_PROXY + "access_denied";
            case LAYANAN_TIDAK_ADA, OPERASI_TIDAK_ADA, METODE_TIDAK_ADA -> SERVER_PROXY + "unknown_service";
            case PEMELIHARAAN -> SERVER_PROXY + "maintenance_mode";
            case BUKTI_TIDAK_TERSEDIA -> SERVER_PROXY + "logging_failed";
            case TUJUAN_TIDAK_TERJANGKAU, TUJUAN_MEMUTUS, BATAS_WAKTU, BATAS_WAKTU_SAMBUNGAN, BATAS_WAKTU_JAWABAN ->
                SERVER_PROXY + "network_error";
            default -> {
                int status = FaultStatus.of(code);
                yield status < 500
                        ? CLIENT + code.name().toLowerCase(Locale.ROOT)
                        : (status == 502 ? SERVER_PROXY + "service_failed" : CLIENT_PROXY + "internal_error");
            }
        };
    }

    /** XML only for who asks for it and not for JSON before it. */
    public static boolean prefersXml(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        int xml = accept.indexOf("/xml");
        int json = accept.indexOf("/json");
        return xml >= 0 && (json < 0 || xml < json);
    }

    private static byte[] xml(Map<String, String> members) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<error>");
        members.forEach((name, value) -> text.append('<')
                .append(name)
                .append('>')
                .append(Xml.text(value))
                .append("</")
                .append(name)
                .append('>'));
        return text.append("</error>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
