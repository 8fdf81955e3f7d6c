package id.simpul.hub.registry.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Turns a file's text into YAML nodes, which know their lines. Only plain data passes: no anchors, aliases or tags,
 * bounded in size and depth. A file may hold several documents, as an export in one stream does.
 */
final class YamlText {
    static final int MAX_LENGTH = 4 * 1024 * 1024;
    static final int MAX_DEPTH = 16;
    static final int MAX_DOCUMENTS = 500;
    private static final char NOT_UTF_8 = '\uFFFD';

    private final Problems problems;
    private final String file;
    private final String text;

    private YamlText(Problems problems, String file, String text) {
        this.problems = problems;
        this.file = file;
        this.text = text;
    }

    /** The file's documents; none after its faults were added to {@code problems}. */
    static List<Node> compose(String file, String text, Problems problems) {
        YamlText yaml = new YamlText(problems, file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        int before = problems.size();
        yaml.checkText();
        if (problems.size() == before) {
            yaml.guarded(yaml::checkEvents);
        }
        return problems.size() == before ? yaml.nodes() : List.of();
    }

    private void checkText() {
        int broken = text.indexOf(NOT_UTF_8);
        if (text.isBlank()) {
            add(1, "a registry file", "an empty file");
        } else if (text.length() > MAX_LENGTH) {
            add(1, "at most " + MAX_LENGTH + " characters", text.length() + " characters");
        } else if (broken >= 0) {
            add(lineOf(broken), "text in UTF-8", "bytes that are not UTF-8");
        }
    }

    /** Refuses what would make composing dangerous; the parser's events do not expand anything yet. */
    private void checkEvents() {
        int depth = 0;
        int documents = 0;
        for (Event event : yaml().parse(new StringReader(text))) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            if (depth > MAX_DEPTH) {
                add(lineOf(event), "at most " + MAX_DEPTH + " levels", "more levels");
                return;
            }
            if (documents > MAX_DOCUMENTS) {
                add(lineOf(event), "at most " + MAX_DOCUMENTS + " documents", "more documents");
                return;
            }
            checkPlain(event);
        }
        if (documents == 0) {
            add(1, "a registry file", "an empty file");
        }
    }

    private void checkPlain(Event event) {
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            add(lineOf(event), "no anchors and no aliases", "'" + node.getAnchor() + "'");
        }
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : null;
        if (tag != null) {
            add(lineOf(event), "no tags", "'" + tag + "'");
        }
    }

    private List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        yaml().composeAll(new StringReader(text)).forEach(nodes::add);
        return nodes;
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_LENGTH);
        options.setNestingDepthLimit(MAX_DEPTH + 2);
        return new Yaml(options);
    }

    private void guarded(Runnable parsing) {
        try {
            parsing.run();
        } catch (MarkedYAMLException broken) {
            addBroken(broken);
        } catch (ReaderException unprintable) {
            add(lineOf(unprintable.getPosition()), "printable text", "a control character");
        } catch (YAMLException broken) {
            add(1, "YAML", String.valueOf(broken.getMessage()));
        }
    }

    private void addBroken(MarkedYAMLException broken) {
        int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
        boolean tab = String.valueOf(broken.getProblem()).contains("TAB");
        add(line, tab ? "spaces" : "YAML", tab ? "a tab" : String.valueOf(broken.getProblem()));
    }

    private static int lineOf(Event event) {
        return event.getStartMark().getLine() + 1;
    }

    private int lineOf(int position) {
        int end = Math.min(Math.max(position, 0), text.length());
        return (int) text.substring(0, end).chars().filter(each -> each == '\n').count() + 1;
    }

    private void add(int line, String expected, String found) {
        problems.add(new Spot(file, line, ""), expected, found);
    }
}
