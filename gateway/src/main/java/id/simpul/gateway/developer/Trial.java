package id.simpul.gateway.developer;

import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Hours;
import id.simpul.hub.registry.Limits;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Route;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Trying out, as registry data: a client of its own beside the application, {@code <application>uji}, with agreements that
 * reach sandboxes only. A test key is a key of that client, so that it can never do what the application may.
 */
final class Trial {
    static final int DAYS = 30;
    static final int PER_SECOND = 5;
    static final int PER_DAY = 1000;

    /** What an application's code may be, so that its client's is still one. */
    static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]{1,28}");

    private static final String SUFFIX = "uji";

    private Trial() {}

    static String client(String application) {
        return application + SUFFIX;
    }

    static boolean reserved(String code) {
        return code.endsWith(SUFFIX);
    }

    /** Whether an application is there only for another one's test keys. */
    static boolean carries(Application client, Registry registry) {
        return reserved(client.code())
                && client.connections().isEmpty()
                && client.services().isEmpty()
                && registry.applications().stream()
                        .anyMatch(each -> client(each.code()).equals(client.code())
                                && each.agency().equals(client.agency()))
                && registry.agreements().stream()
                        .filter(each -> each.consumer().equals(client.code()))
                        .allMatch(Agreement::trial);
    }

    /** Whether the client's code is free for {@code application}, or carries its test keys already. */
    static boolean possible(String application, String agency, Registry registry) {
        return CODE.matcher(application).matches()
                && registry.applications().stream()
                        .filter(each -> each.code().equals(client(application)))
                        .allMatch(each -> each.agency().equals(agency) && carries(each, registry));
    }

    /** The registry with the client and its agreement on {@code route}, from today for {@link #DAYS} days. */
    static Registry with(Registry current, TrialForm form, Route route, AgencyPerson developer, LocalDate today) {
        List<Application> applications =
                new ArrayList<>(withApplication(current, form, developer).applications());
        addUnlessThere(applications, client(form.application()), form.applicationName() + " (uji)", developer.agency());
        List<Agreement> agreements = new ArrayList<>(current.agreements());
        Agreement agreement = agreement(form, route, developer, today);
        agreements.removeIf(each -> each.id().equals(agreement.id()));
        agreements.add(agreement);
        return current.with(applications, agreements);
    }

    /** The registry with the application alone, where it is new. */
    static Registry withApplication(Registry current, TrialForm form, AgencyPerson developer) {
        List<Application> applications = new ArrayList<>(current.applications());
        addUnlessThere(applications, form.application(), form.applicationName(), developer.agency());
        return current.with(applications);
    }

    private static void addUnlessThere(List<Application> applications, String code, String name, String agency) {
        if (applications.stream().noneMatch(each -> each.code().equals(code))) {
            applications.add(new Application(code, agency, name, List.of(), List.of(), List.of(), List.of()));
        }
    }

    private static Agreement agreement(TrialForm form, Route route, AgencyPerson developer, LocalDate today) {
        String client = client(form.application());
        Limits standard = Limits.of(PER_SECOND);
        return new Agreement(
                Agreement.TRIAL + client + "-" + route.application().code() + "-"
                        + route.service().code(),
                client,
                route.application().code(),
                route.service().code(),
                List.of(),
                List.of(),
                form.purpose(),
                form.basis(),
                today,
                today.plusDays(DAYS),
                new Limits(PER_SECOND, standard.burst(), PER_DAY, 0, standard.concurrency()),
                Hours.ALWAYS,
                "uji: " + developer.signature());
    }
}
