package id.simpul.hub.registry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that is valid at one version, as plain data: what {@code apply} writes and {@code export} reads. */
public record Registry(
        long version, City city, List<Agency> agencies, List<Application> applications, List<Agreement> agreements) {

    /** Before anything was ever applied. */
    public static final Registry EMPTY = new Registry(0, City.NONE, List.of(), List.of(), List.of());

    /** The same registry with other applications. */
    public Registry with(List<Application> others) {
        return new Registry(version, city, agencies, others, agreements);
    }

    /** The same registry with other applications and agreements. */
    public Registry with(List<Application> others, List<Agreement> agreed) {
        return new Registry(version, city, agencies, others, agreed);
    }

    /** One agency's part: the agency, its applications, and the agreements that it gives; without the city. */
    public Registry part(String agency) {
        List<Application> owned = applications.stream()
                .filter(each -> each.agency().equals(agency))
                .toList();
        Set<String> codes = owned.stream().map(Application::code).collect(Collectors.toSet());
        return new Registry(
                version,
                City.NONE,
                agencies.stream().filter(each -> each.code().equals(agency)).toList(),
                owned,
                agreements.stream()
                        .filter(each -> codes.contains(each.application()))
                        .toList());
    }
}
