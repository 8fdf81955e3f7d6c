package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.ConnectionFaces;
import id.simpul.hub.registry.yaml.Draft.AgencyPart;
import id.simpul.hub.registry.yaml.Draft.CityPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the city's part and the agencies' parts, each a file or a document of a file. What needs the whole registry is judged by {@link Merge}. */
public final class RegistryReader {
    static final String FORMAT = "simpul/1";
    private static final int MAX_FILES = 500;
    private static final Format<String> VERSION = Format.oneOf(FORMAT);
    private static final List<String> CITY_FILE = List.of("format", "basedOn", "city");
    private static final List<String> CITY = List.of("name", "regionCode", "zone", "sample");
    private static final List<String> AGENCY_FILE =
            List.of("format", "basedOn", "agency", "applications", "agreements");
    private static final List<String> AGENCY = List.of("code", "name", "memberClass", "contact");
    private static final List<String> CONTACT = List.of("name", "email", "phone");

    private final Problems problems = new Problems();
    private final Places places = new Places();
    private final ApplicationReader applications;
    private final AgreementReader agreements = new AgreementReader(places);
    private final List<AgencyPart> agencyParts = new ArrayList<>();
    private @Nullable CityPart cityPart;
    private boolean complete = true;

    private RegistryReader(ConnectionFaces faces) {
        this.applications = new ApplicationReader(faces, places);
    }

    /** Reads {@code files} (name to text); the draft holds what is wrong with them. */
    public static Draft read(Map<String, String> files, ConnectionFaces faces) {
        RegistryReader reader = new RegistryReader(faces);
        reader.readAll(new TreeMap<>(files));
        return new Draft(reader.cityPart, reader.agencyParts, reader.places, reader.problems, reader.complete);
    }

    private void readAll(Map<String, String> files) {
        if (files.isEmpty() || files.size() > MAX_FILES) {
            problems.add(new Spot("", 0, ""), "1 to " + MAX_FILES + " files", files.size() + " files");
            complete = false;
            return;
        }
        files.forEach(this::readFile);
    }

    private void readFile(String file, String text) {
        List<Node> documents = YamlText.compose(file, text, problems);
        complete &= !documents.isEmpty();
        documents.forEach(each -> readDocument(file, each));
    }

    private void readDocument(String file, Node node) {
        Spot top = new Spot(file, node.getStartMark().getLine() + 1, "");
        if (isCity(node)) {
            readCity(top, new Fields(problems, top, node, CITY_FILE));
        } else {
            readAgency(top, new Fields(problems, top, node, AGENCY_FILE));
        }
    }

    private static boolean isCity(Node node) {
        return node instanceof MappingNode mapping
                && mapping.getValue().stream()
                        .anyMatch(each -> each.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals("city"));
    }

    private void readCity(Spot top, Fields file) {
        file.required("format", VERSION);
        String basedOn = file.optional("basedOn", Format.DIGEST, "");
        Fields city = file.mapping("city", CITY);
        CityPart part = new CityPart(
                file.has("basedOn") ? file.spot("basedOn") : top,
                basedOn,
                new City(
                        city.required("name", Format.NAME),
                        city.required("regionCode", Format.REGION),
                        city.required("zone", Format.ZONE),
                        city.optional("sample", Format.FLAG, false)));
        if (cityPart != null) {
            file.problem(
                    "city", "one city", "a second one beside " + cityPart.spot().file());
        }
        cityPart = part;
    }

    private void readAgency(Spot top, Fields file) {
        file.required("format", VERSION);
        String basedOn = file.optional("basedOn", Format.DIGEST, "");
        Agency agency = agency(file);
        List<Application> offered = applications.read(file, agency.code());
        List<Agreement> given = agreements.read(file, offered);
        agencyParts.add(
                new AgencyPart(file.has("basedOn") ? file.spot("basedOn") : top, basedOn, agency, offered, given));
    }

    private Agency agency(Fields file) {
        if (!file.has("agency")) {
            file.problem("agency", "a mapping with " + String.join(", ", AGENCY), "nothing");
            return new Agency("", "", "GOV", new Agency.Contact("", "", ""));
        }
        Fields fields = file.mapping("agency", AGENCY);
        String code = fields.required("code", Format.CODE);
        Once.note(places, Places.agency(code), fields, "code", code);
        Fields contact = fields.mapping("contact", CONTACT);
        return new Agency(
                code,
                fields.required("name", Format.NAME),
                fields.required("memberClass", Format.MEMBER_CLASS),
                new Agency.Contact(
                        contact.required("name", Format.NAME),
                        contact.required("email", Format.EMAIL),
                        contact.required("phone", Format.PHONE)));
    }
}
