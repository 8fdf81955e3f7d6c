package id.simpul.gateway.admin;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.ApplyReport;
import id.simpul.hub.registry.Author;
import id.simpul.hub.registry.Change;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RegistryApply;
import id.simpul.hub.registry.RegistryStore;
import id.simpul.hub.registry.yaml.RegistryExport;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The registry: bring files in, read it out, ask for its version. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/registry")
class RegistryAdmin {
    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final String YAML = "application/yaml";

    private final RegistryApply apply;
    private final RegistryStore store;
    private final JsonMapper json;

    RegistryAdmin(RegistryApply apply, RegistryStore store, JsonMapper json) {
        this.apply = apply;
        this.store = store;
        this.json = json;
    }

    /** Applies one file; {@code file} is the name that problems will carry. */
    @PostMapping(
            path = "/apply",
            consumes = {YAML, "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN_VALUE})
    Applied applyOne(
            @RequestParam(defaultValue = "registry.yaml") String file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request)
            throws IOException, FaultException, RefusedFilesException {
        return apply(Map.of(file, body(request)), dryRun, reason, request.getUserPrincipal());
    }

    /** Applies several files that belong together, all or none. */
    @PostMapping(path = "/apply", consumes = MediaType.APPLICATION_JSON_VALUE)
    Applied applyAll(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request)
            throws IOException, FaultException, RefusedFilesException {
        return apply(files(body(request)), dryRun, reason, request.getUserPrincipal());
    }

    private Applied apply(Map<String, String> files, boolean dryRun, String reason, Principal who)
            throws RefusedFilesException {
        ApplyReport report = apply.apply(files, dryRun, new Author(who.getName(), reason));
        if (report.refused()) {
            throw new RefusedFilesException(report.problems());
        }
        return new Applied(
                report.version(),
                dryRun,
                report.changes().stream().map(Applied.Difference::of).toList());
    }

    private Map<String, String> files(String body) throws FaultException {
        Map<String, String> files = new TreeMap<>();
        try {
            JsonNode given = json.readTree(body).path("files");
            given.properties()
                    .forEach(each -> files.put(each.getKey(), each.getValue().stringValue()));
        } catch (JacksonException malformed) {
            files.clear();
        }
        if (files.isEmpty()) {
            throw new FaultException(Fault.caller(
                    FaultCode.ISI_TIDAK_SAH, "files: absent (expected: {\"files\": {\"<name>\": \"<yaml>\"}})"));
        }
        return files;
    }

    private static String body(HttpServletRequest request) throws IOException, FaultException {
        byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new FaultException(
                    Fault.caller(FaultCode.ISI_TERLALU_BESAR, "body: longer than " + MAX_BYTES + " bytes"));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new FaultException(Fault.caller(FaultCode.ISI_TIDAK_SAH, "body: not UTF-8"), notUtf8);
        }
    }

    @GetMapping(path = "/export", produces = MediaType.APPLICATION_JSON_VALUE)
    Exported export() {
        Registry current = store.current();
        return new Exported(current.version(), RegistryExport.files(current));
    }

    /** The same as one YAML stream, a document a file. */
    @GetMapping(path = "/export", produces = YAML)
    String exportAsYaml() {
        StringBuilder stream = new StringBuilder();
        RegistryExport.files(store.current())
                .forEach((name, text) ->
                        stream.append("---\n# ").append(name).append('\n').append(text));
        return stream.toString();
    }

    @GetMapping("/version")
    RegistryStore.Version version() {
        return store.versions(1).stream()
                .findFirst()
                .orElseGet(() -> new RegistryStore.Version(0, Instant.EPOCH, "", ""));
    }

    record Exported(long version, Map<String, String> files) {}

    record Applied(long version, boolean dryRun, List<Difference> changes) {

        /** One difference, with the line that a person reads. */
        record Difference(String kind, String what, String field, String before, String after, String text) {
            static Difference of(Change each) {
                return new Difference(
                        each.kind().name().toLowerCase(java.util.Locale.ROOT),
                        each.what(),
                        each.field(),
                        each.before(),
                        each.after(),
                        each.text());
            }
        }
    }
}
