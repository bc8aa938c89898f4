package org.nightjar.ui;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.nightjar.ui.parts.Words;

/** Asks with the system's own file dialogs. */
final class ChooserPrompt implements FilePrompt {

    private final Window owner;

    ChooserPrompt(Window owner) {
        this.owner = owner;
    }

    @Override
    public List<Path> chooseEvidence() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("prompt.evidence"));
        return several(chooser);
    }

    private List<Path> several(FileChooser chooser) {
        List<File> chosen = chooser.showOpenMultipleDialog(owner);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override
    public List<Path> chooseLocationDatabases() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("prompt.databases"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Words.of("prompt.databases.kind"), "*.mmdb"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Words.of("prompt.databases.any"), "*.*"));
        return several(chooser);
    }

    @Override
    public Optional<Path> chooseEvidenceFolder() {
        return folder("prompt.evidenceFolder", Optional.empty());
    }

    @Override
    public Optional<Path> chooseRules() {
        return folder("prompt.rules", Optional.empty());
    }

    @Override
    public List<Path> chooseIndicators() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("prompt.indicators"));
        return several(chooser);
    }

    @Override
    public List<Path> choosePlaceholders() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("prompt.placeholders"));
        return several(chooser);
    }

    @Override
    public Optional<Path> chooseCase() {
        return folder("prompt.case", Optional.empty());
    }

    @Override
    public Optional<Path> chooseFolder(Path start) {
        return folder("prompt.folder", Optional.of(start));
    }

    private Optional<Path> folder(String title, Optional<Path> start) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Words.of(title));
        start.filter(Files::isDirectory).ifPresent(path -> chooser.setInitialDirectory(path.toFile()));
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseOutput(String name, String label, String extension) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("prompt.output", label));
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(label, "*." + extension));
        return Optional.ofNullable(chooser.showSaveDialog(owner))
                .map(File::toPath)
                .map(chosen -> named(chosen, extension));
    }

    /** Not all dialogs of systems add the extension; where it would be another file's name, nobody was asked about that one. */
    static Path named(Path chosen, String extension) {
        String name = String.valueOf(chosen.getFileName());
        Path whole = chosen.resolveSibling(name + "." + extension);
        return name.indexOf('.') >= 0 || Files.exists(whole) ? chosen : whole;
    }
}
