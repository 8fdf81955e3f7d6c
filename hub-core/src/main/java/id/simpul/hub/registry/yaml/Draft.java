package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a set of files says, before it is held against the registry. */
public final class Draft {
    private final @Nullable CityPart city;
    private final List<AgencyPart> agencies;
    private final Places places;
    private final Problems problems;
    private final boolean complete;

    Draft(@Nullable CityPart city, List<AgencyPart> agencies, Places places, Problems problems, boolean complete) {
        this.complete = complete;
        this.city = city;
        this.agencies = List.copyOf(agencies);
        this.places = places;
        this.problems = problems;
    }

    /**
     * A city's file.
     *
     * @param basedOn digest of the registered state that the file was exported from, or empty
     */
    record CityPart(Spot spot, String basedOn, City city) {}

    /** An agency's file. */
    record AgencyPart(
            Spot spot, String basedOn, Agency agency, List<Application> applications, List<Agreement> agreements) {}

    /** What is wrong with the files by themselves. */
    public List<Problem> problems() {
        return problems.all();
    }

    /** Whether every file could be read to its end, so that what one names and another defines can be judged. */
    public boolean complete() {
        return complete;
    }

    @Nullable
    CityPart city() {
        return city;
    }

    List<AgencyPart> agencies() {
        return agencies;
    }

    Places places() {
        return places;
    }
}
