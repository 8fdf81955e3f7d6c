package id.simpul.connectors.sandbox;

import id.simpul.connectors.sandbox.SimulatedApplication.Answer;
import id.simpul.connectors.sandbox.SimulatedApplication.Column;
import id.simpul.connectors.sandbox.SimulatedApplication.Known;
import id.simpul.connectors.sandbox.SimulatedApplication.Reaction;
import id.simpul.connectors.sandbox.SimulatedApplication.StaticFile;
import id.simpul.connectors.sandbox.SimulatedApplication.Table;
import id.simpul.hub.registry.Durations;
import id.simpul.hub.registry.PathTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The simulated applications, one file each under {@code sandbox/applications}. */
@Component
@Conditional(SampleCity.class)
class Applications {
    private static final String FILES = "classpath*:id/simpul/connectors/sandbox/applications/*.yaml";

    private final Map<String, SimulatedApplication> byCode = new TreeMap<>();

    Applications() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                SimulatedApplication application = read(Yaml.read(file.getURL()));
                byCode.put(application.code(), application);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SimulatedApplication read(Yaml yaml) {
        return new SimulatedApplication(
                yaml.text("application"),
                Template.of(yaml.value("error")),
                yaml.mappings("paths").stream().map(Applications::answer).toList(),
                yaml.mappings("tables").stream().map(Applications::table).toList(),
                yaml.mappings("files").stream().map(Applications::file).toList());
    }

    /** A file of the folder {@code sandbox/files}. */
    private static StaticFile file(Yaml yaml) {
        String name = "files/" + yaml.text("file");
        try (InputStream in = Applications.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(name + ": missing (expected: on the class path)");
            }
            return new StaticFile(yaml.text("path"), yaml.text("type"), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table table(Yaml yaml) {
        List<Column> columns = yaml.mappings("columns").stream()
                .map(each -> new Column(each.text("name"), each.text("type"), Template.of(each.value("value"))))
                .toList();
        return new Table(yaml.text("name"), Integer.parseInt(yaml.text("rows")), columns);
    }

    private static Reaction reaction(Yaml yaml) {
        return new Reaction(
                Durations.parse(yaml.text("after")),
                yaml.text("type"),
                Template.of(yaml.text("subject")),
                Template.of(yaml.value("attributes")),
                Template.of(yaml.value("data")));
    }

    private static Answer answer(Yaml yaml) {
        PathTemplate path = PathTemplate.parse(yaml.text("path"));
        List<String> variables = path.variables();
        String known = yaml.textOr("known", ".*");
        return new Answer(
                yaml.textOr("method", "GET"),
                path,
                Integer.parseInt(yaml.textOr("status", "200")),
                yaml.textOr("key", variables.isEmpty() ? "" : variables.getLast()),
                known.equals("warga") ? new Known.Resident() : new Known.Shape(Pattern.compile(known)),
                Template.of(yaml.value("answer")),
                yaml.mappings("then").stream().map(Applications::reaction).toList());
    }

    @Nullable
    SimulatedApplication find(String code) {
        return byCode.get(code);
    }

    Collection<SimulatedApplication> all() {
        return byCode.values();
    }

    List<String> codes() {
        return List.copyOf(byCode.keySet());
    }
}
