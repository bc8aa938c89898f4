package org.nightjar.detect.sigma;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;
import org.nightjar.model.Sha256;

/**
 * Reads rules from files and folders. What cannot be used is reported with its reason and the rest goes on: nothing is
 * dropped in silence. Links are not followed out of a folder, hidden folders are passed over. Used once.
 */
public final class RuleSetReader {

    private static final int MOST_FILES = 50_000;
    private static final int MOST_BYTES = 4 * RuleYaml.MOST_CHARACTERS;

    private final List<SigmaRule> rules = new ArrayList<>();
    private final List<CorrelationRule> correlations = new ArrayList<>();
    private final List<FilterRule> filters = new ArrayList<>();
    private final List<RuleReport> unusable = new ArrayList<>();
    private final List<RuleFile> files = new ArrayList<>();
    private final Map<String, String> fileOfId = new HashMap<>();
    private final Set<String> own = new HashSet<>();

    private final Placeholders placeholders;

    private RuleSetReader(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * Reads every {@code .yml} and {@code .yaml} file below the folders, and every file that is named itself.
     *
     * @throws NightjarException USAGE if a path is not there or holds no rule file
     */
    public static RuleSet read(List<Path> paths, JobContext job) throws NightjarException {
        return read(false, paths, job);
    }

    /**
     * Reads Nightjar's own rules before these, if they are wanted; a file that is one of them is then passed over.
     *
     * @throws NightjarException USAGE if a path is not there or holds no rule file
     */
    public static RuleSet read(boolean own, List<Path> paths, JobContext job) throws NightjarException {
        return read(own, paths, Placeholders.NONE, job);
    }

    /**
     * Reads rules that may ask for placeholders; the files of their values are among the files of the set.
     *
     * @throws NightjarException USAGE if a path is not there or holds no rule file
     */
    public static RuleSet read(boolean own, List<Path> paths, Placeholders placeholders, JobContext job)
            throws NightjarException {
        Map<Path, String> found = new java.util.LinkedHashMap<>();
        for (Path path : paths) {
            find(path, found);
        }
        job.stage("Reading rules", JobUnit.FILES, found.size());
        RuleSetReader reader = new RuleSetReader(placeholders);
        if (own) {
            OwnRules.read((name, bytes) -> {
                job.checkCancelled();
                reader.content(name, bytes);
            });
            reader.files.forEach(file -> reader.own.add(file.sha256()));
        }
        for (Map.Entry<Path, String> file : found.entrySet()) {
            job.checkCancelled();
            reader.file(file.getKey(), file.getValue());
            job.advance(1);
        }
        reader.files.addAll(placeholders.files());
        return new RuleSet(reader.filtered(), reader.correlations, reader.unusable, reader.files);
    }

    private static void find(Path path, Map<Path, String> found) throws NightjarException {
        Path name = path.toAbsolutePath().normalize().getFileName();
        String shown = name == null ? "" : name.toString();
        if (!Files.isDirectory(path)) {
            if (!Files.isRegularFile(path)) {
                throw new NightjarException(
                        ErrorKind.USAGE, "There are no rules at “" + path + "”; check the path after --sigma.");
            }
            found.putIfAbsent(real(path), shown);
            return;
        }
        int before = found.size();
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> files = walk.filter(file -> isRule(path, file))
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
            if (files.size() > MOST_FILES) {
                throw new NightjarException(
                        ErrorKind.USAGE,
                        "“" + path + "” holds more than " + MOST_FILES + " rule files; name a part of it.");
            }
            for (Path file : files) {
                String below = path.relativize(file).toString().replace('\\', '/');
                found.putIfAbsent(real(file), shown.isEmpty() ? below : shown + "/" + below);
            }
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            throw new NightjarException(ErrorKind.USAGE, "The folder “" + path + "” cannot be read.", unreadable);
        }
        if (found.size() == before) {
            throw new NightjarException(
                    ErrorKind.USAGE, "“" + path + "” holds no rule file (.yml or .yaml) that was not named before.");
        }
    }

    private static boolean isRule(Path root, Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (Path part : root.relativize(file)) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return (name.endsWith(".yml") || name.endsWith(".yaml"))
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path real(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private void file(Path path, String name) {
        byte[] bytes;
        try {
            long size = Files.size(path);
            if (size > MOST_BYTES) {
                files.add(new RuleFile(name, ""));
                broken(new RuleFile(name, ""), "It has " + size + " bytes, which no rule has.");
                return;
            }
            bytes = Files.readAllBytes(path);
        } catch (IOException unreadable) {
            files.add(new RuleFile(name, ""));
            broken(new RuleFile(name, ""), "It cannot be read.");
            return;
        }
        content(name, bytes);
    }

    private void content(String name, byte[] bytes) {
        RuleFile file = new RuleFile(name, Sha256.hex(bytes));
        if (own.contains(file.sha256())) {
            return;
        }
        files.add(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            List<Map<String, Object>> documents = RuleYaml.documents(text);
            if (documents.isEmpty()) {
                broken(file, "It is empty.");
            }
            documents.forEach(document -> document(file, document));
        } catch (CharacterCodingException noText) {
            broken(file, "It is no UTF-8 text.");
        } catch (BadRuleException bad) {
            broken(file, bad.sentence());
        }
    }

    private void document(RuleFile file, Map<String, Object> document) {
        RuleHead head;
        try {
            if (document.containsKey("action")) {
                throw BadRuleException.unsupported("It is a collection of rules in the old way (“action”).");
            }
            head = RuleReader.head(file, document);
        } catch (BadRuleException bad) {
            unusable.add(report(file, "", "", "", bad));
            return;
        }
        try {
            String twin = head.id().isEmpty() ? null : fileOfId.putIfAbsent(head.id(), file.name());
            if (twin != null) {
                throw BadRuleException.broken("Its id is that of a rule read before, in “" + twin + "”.");
            }
            if (document.containsKey("correlation")) {
                correlations.add(CorrelationReader.read(head, document));
            } else if (document.containsKey("filter")) {
                filters.add(RuleReader.filter(head, document, placeholders));
            } else {
                rules.add(RuleReader.rule(head, document, placeholders));
            }
        } catch (BadRuleException bad) {
            unusable.add(report(file, head.id(), head.title(), head.level().id(), bad));
        }
    }

    private void broken(RuleFile file, String sentence) {
        unusable.add(report(file, "", "", "", BadRuleException.broken(sentence)));
    }

    private static RuleReport report(RuleFile file, String id, String title, String level, BadRuleException bad) {
        RuleState state = bad.isUnsupported() ? RuleState.NOT_SUPPORTED : RuleState.BROKEN;
        return new RuleReport("sigma", id, title, file.name(), file.sha256(), level, state, bad.sentence(), 0, 0);
    }

    private List<SigmaRule> filtered() {
        List<SigmaRule> filtered = new ArrayList<>();
        for (SigmaRule rule : rules) {
            List<Criterion> parts = new ArrayList<>(List.of(rule.criterion()));
            filters.stream().filter(filter -> filter.isFor(rule)).forEach(filter -> parts.add(filter.criterion()));
            filtered.add(parts.size() == 1 ? rule : new SigmaRule(rule.head(), new Criterion.AllOf(parts)));
        }
        for (FilterRule filter : filters) {
            if (rules.stream().noneMatch(filter::isFor)) {
                unusable.add(new RuleReport(
                        "sigma",
                        filter.head().id(),
                        filter.head().title(),
                        filter.head().file().name(),
                        filter.head().file().sha256(),
                        "",
                        RuleState.CANNOT_MATCH,
                        "It is a filter, and none of the rules that it is for was given.",
                        0,
                        0));
            }
        }
        return filtered;
    }
}
