package org.nightjar.cli;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.RuleReport;

/** Rule health, as {@code detect --json} writes it. */
final class RuleHealthShape implements ResultShape<RuleReport> {

    @Override
    public RuleShape json(RuleReport item) {
        return RuleShape.of(item);
    }

    @Override
    public List<String> csvHeading() {
        return List.of("kind", "id", "title", "file", "sha256", "level", "state", "reason", "events", "findings");
    }

    @Override
    public List<@Nullable Object> csv(RuleReport item) {
        RuleShape json = json(item);
        return Arrays.asList(
                json.kind(),
                json.id(),
                json.title(),
                json.file(),
                json.sha256(),
                json.level(),
                json.state(),
                json.reason(),
                json.events(),
                json.findings());
    }

    @Override
    public TextTable table(List<RuleReport> items) {
        TextTable table = new TextTable(
                Heading.text("STATE"),
                Heading.text("LEVEL"),
                Heading.number("EVENTS"),
                Heading.number("FINDINGS"),
                Heading.elastic("RULE OR LIST"),
                Heading.elastic("WHY"));
        for (RuleReport item : items) {
            table.add(
                    item.state().id(),
                    item.level(),
                    Texts.count(item.events()),
                    Texts.count(item.findings()),
                    item.title().isEmpty() ? item.file() : item.title(),
                    item.reason());
        }
        return table;
    }
}
