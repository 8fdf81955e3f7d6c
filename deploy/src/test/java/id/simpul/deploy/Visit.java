package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** One page in a browser, watched for what it asks for and complains about. */
final class Visit {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final String origin;
    private final Page page;
    private final List<String> foreign = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private int status;

    Visit(BrowserContext person, String origin) {
        this.origin = origin;
        this.page = person.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(origin + "/")) {
                foreign.add(request.url());
            }
        });
        page.onConsoleMessage(message -> {
            // a page that answers 4xx or 5xx on purpose is reported by the browser, and is no fault of the page
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Signs in as an account of the sample city, whose password is its name. */
    Visit signIn(String name) {
        go("/masuk");
        page.fill("#nama", name);
        page.fill("#sandi", name);
        submit("main button[type=submit]");
        assertThat(page.url()).as("signed in as %s", name).doesNotContain("/masuk");
        return this;
    }

    /** Sends a form and waits for the page that answers it. */
    Visit submit(String button) {
        page.click(button);
        page.waitForLoadState();
        return this;
    }

    Visit go(String path) {
        Response response = page.navigate(origin + path);
        status = response == null ? 0 : response.status();
        return this;
    }

    Page page() {
        return page;
    }

    int status() {
        return status;
    }

    /** The path and query of the page that is open. */
    String path() {
        URI uri = URI.create(page.url());
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /** Opens every details, so that what it hides is judged too; of the menus in the header only one is open at a time. */
    Visit unfold(int menu) {
        page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)");
        page.evaluate(
                "which => [...document.querySelectorAll('details.laci')].forEach((each, i) => each.open = i === which)",
                menu);
        return this;
    }

    void requireQuiet() {
        assertThat(foreign).as("requests of %s to other origins", path()).isEmpty();
        assertThat(complaints).as("console of %s", path()).isEmpty();
    }

    void requireNoSidewaysScroll() {
        Number over = (Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(over.intValue()).as("pixels that %s is too wide", path()).isNotPositive();
    }

    void requireAccessible() {
        List<Rule> violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
        assertThat(violations)
                .as("axe on %s", path())
                .extracting(each -> each.getId() + ": "
                        + each.getNodes().stream()
                                .map(node -> node.getHtml() + " "
                                        + node.getAny().stream()
                                                .map(check -> check.getMessage())
                                                .toList())
                                .toList())
                .isEmpty();
    }

    void requireTargets(int pixels) {
        List<?> small = (List<?>) page.evaluate(
                "least => [...document.querySelectorAll('a, button, summary, input:not([type=hidden]), select')]"
                        + ".filter(each => each.offsetParent !== null && !each.closest('p, dd, .govuk-skip-link'))"
                        + ".filter(each => !each.classList.contains('govuk-skip-link'))"
                        + ".filter(each => each.getBoundingClientRect().height < least)"
                        + ".map(each => each.outerHTML.slice(0, 120))",
                pixels);
        assertThat(small).as("targets of %s lower than %s px", path(), pixels).isEmpty();
    }
}
