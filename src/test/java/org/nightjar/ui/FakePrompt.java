package org.nightjar.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Answers as a test says; asks nobody. */
final class FakePrompt implements FilePrompt {

    List<Path> evidence = List.of();
    List<Path> databases = List.of();
    Optional<Path> rules = Optional.empty();
    List<Path> indicators = List.of();
    Optional<Path> caseFolder = Optional.empty();
    Optional<Path> output = Optional.empty();

    @Override
    public List<Path> chooseEvidence() {
        return evidence;
    }

    @Override
    public List<Path> chooseLocationDatabases() {
        return databases;
    }

    @Override
    public Optional<Path> chooseEvidenceFolder() {
        return evidence.stream().findFirst();
    }

    @Override
    public Optional<Path> chooseRules() {
        return rules;
    }

    @Override
    public List<Path> chooseIndicators() {
        return indicators;
    }

    @Override
    public List<Path> choosePlaceholders() {
        return List.of();
    }

    @Override
    public Optional<Path> chooseCase() {
        return caseFolder;
    }

    @Override
    public Optional<Path> chooseFolder(Path start) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> chooseOutput(String name, String label, String extension) {
        return output;
    }
}
