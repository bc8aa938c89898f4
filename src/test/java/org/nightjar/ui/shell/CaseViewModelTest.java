package org.nightjar.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.Selection;
import org.nightjar.casefile.AnnotationEdit;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.casefile.PeopleEdit;
import org.nightjar.job.JobRunner;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.Dimension;
import org.nightjar.model.TriageState;
import org.nightjar.store.EventIndex;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;
import org.nightjar.ui.FilePrompt;
import org.nightjar.ui.WorkbenchTab;

class CaseViewModelTest {

    private static final class Answers implements FilePrompt {
        @Override
        public List<Path> chooseEvidence() {
            return List.of(Path.of("evidence.zip"));
        }

        @Override
        public List<Path> chooseLocationDatabases() {
            return List.of(Path.of("Places-City.mmdb"));
        }

        @Override
        public Optional<Path> chooseEvidenceFolder() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseRules() {
            return Optional.empty();
        }

        @Override
        public List<Path> chooseIndicators() {
            return List.of();
        }

        @Override
        public List<Path> choosePlaceholders() {
            return List.of();
        }

        @Override
        public Optional<Path> chooseCase() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseFolder(Path start) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseOutput(String name, String label, String extension) {
            return Optional.of(Path.of("out", name));
        }
    }

    private static CaseViewModel model(FakeOpenCase openCase) {
        return new CaseViewModel(openCase, JobRunner.direct(), new Answers(), Runnable::run, Runnable::run);
    }

    private static CaseViewModel model(CaseData data) {
        return model(new FakeOpenCase(data));
    }

    private static Notice notice(CaseViewModel model) {
        return model.noticeProperty().get().orElseThrow();
    }

    @Test
    void anImportIsFollowedByDetectionAndBothAreSaid() {
        CaseViewModel model = model(DemoCase.empty());
        model.chooseEvidence();
        assertEquals(5, model.workbench().data().detection().findings().size());
        assertEquals(2, model.jobs().newestFirst().size());
        assertEquals(Notice.Kind.SUCCESS, notice(model).kind());
        assertTrue(notice(model).text().contains("2,693 read = 2,278 stored + 412 duplicates + 3 rejected"));
        assertTrue(notice(model).text().contains("5 findings and 2 incidents"));
        assertEquals(Optional.of(WorkbenchTab.OVERVIEW), notice(model).more());
    }

    @Test
    void aDetectionThatGoesOnFromACancelledOneSaysSo() {
        FakeOpenCase openCase = new FakeOpenCase(DemoCase.data(true));
        openCase.takenUp = "Taken up from the run of 2024-05-02T10:00:00Z: 12 of 31 detectors.";
        CaseViewModel model = model(openCase);
        model.detect();
        assertTrue(
                notice(model).text().endsWith(" Taken up from the run of 2024-05-02T10:00:00Z: 12 of 31 detectors."),
                notice(model).text());
    }

    @Test
    void aFailedImportSaysWhyAndStartsNoDetection() {
        CaseViewModel model = model(new FakeOpenCase(DemoCase.empty()).failing());
        model.chooseEvidence();
        assertEquals(1, model.jobs().newestFirst().size());
        assertEquals(Notice.Kind.DANGER, notice(model).kind());
        assertEquals(
                "The import failed: The disk is full; free some space and import again.",
                notice(model).text());
    }

    @Test
    void nothingChosenStartsNothing() {
        CaseViewModel model = model(DemoCase.empty());
        model.chooseEvidenceFolder();
        model.detect();
        assertTrue(model.jobs().newestFirst().isEmpty());
        assertTrue(notice(model).text().contains("Import evidence first"));
    }

    @Test
    void whatIsExportedIsWhatIsSeen() {
        FakeOpenCase openCase = new FakeOpenCase(DemoCase.data(true));
        CaseViewModel model = model(openCase);
        model.workbench().setQuery("country:RO OR country:DE");
        model.workbench().focus(new Focus.OnUser("bob"));
        model.export(ExportFormat.CSV);
        assertEquals(
                List.of("csv " + Path.of("out", "Snapshot night.csv") + " (country:RO OR country:DE) AND user:\"bob\""),
                openCase.exports);
        assertTrue(notice(model).text().startsWith("Events as CSV written to"));
    }

    @Test
    void rejectsAreExportedAsAJob() {
        FakeOpenCase openCase = new FakeOpenCase(DemoCase.data(true));
        CaseViewModel model = model(openCase);
        model.exportRejects();
        assertEquals(List.of("rejects " + Path.of("out", "Snapshot night-rejects.jsonl")), openCase.exports);
        assertTrue(notice(model).text().startsWith("Rejects (JSON lines) written to"));
    }

    @Test
    void escapeTakesTheCursorFirstThenWalksBack() {
        CaseViewModel model = model(DemoCase.data(true));
        model.workbench().focus(new Focus.OnUser("bob"));
        model.workbench().focus(new Focus.OnFinding("f1"));
        model.workbench().showEvent("x");
        model.backOut();
        assertEquals("", model.workbench().selection().eventId());
        model.backOut();
        assertEquals(new Focus.OnUser("bob"), model.workbench().selection().focus());
        model.backOut();
        model.backOut();
        assertEquals(Selection.ALL, model.workbench().selection());
    }

    @Test
    void aVerificationSaysWhatHeldAndWhatWasNotChecked() {
        CaseViewModel model = model(DemoCase.data(true));
        model.verify();
        assertEquals(
                "Verified: 1 check held. Not checked: No digest files.",
                notice(model).text());
    }

    @Test
    void chosenLocationDatabasesReplaceTheDataAndDetectionIsSuggested() {
        FakeOpenCase openCase = new FakeOpenCase(DemoCase.data(true));
        CaseViewModel model = model(openCase);
        CaseData before = model.workbench().data();
        model.chooseLocationDatabases();
        assertNotSame(before, model.workbench().data());
        assertEquals(List.of("Places-City.mmdb"), model.workbench().data().geoDatabases());
        assertEquals(1, model.jobs().newestFirst().size(), "detection is suggested, not started");
        assertTrue(notice(model).text().contains("now come from Places-City.mmdb"));
        assertTrue(notice(model).detectNext());
        model.detect();
        assertFalse(notice(model).detectNext());
    }

    @Test
    void aWrongLocationDatabaseIsOneSentenceAndTheDataStay() {
        CaseViewModel model = model(new FakeOpenCase(DemoCase.data(true)).failing());
        List<String> before = model.workbench().data().geoDatabases();
        model.chooseLocationDatabases();
        assertEquals(
                "The location databases were not changed: The database Places-City.mmdb was not used because its"
                        + " content is damaged.",
                notice(model).text());
        assertFalse(notice(model).detectNext());
        assertEquals(before, model.workbench().data().geoDatabases());
    }

    @Test
    void mergesAndAliasesAreShownAtOnceAndTakenBack() {
        CaseViewModel model = model(new FakeOpenCase(DemoCase.data(true)));
        model.changePeople(new PeopleEdit.Alias(Optional.of(Dimension.USER), "bob", "Bob Baker"));
        assertEquals("Bob Baker (bob)", model.workbench().shown(Dimension.USER, "bob"));
        assertFalse(notice(model).detectNext(), "a name changes no finding");
        model.changePeople(new PeopleEdit.Merge("bob", List.of("carol")));
        EventIndex index = model.workbench().data().index();
        assertTrue(index.column(Dimension.USER).dictionary().find("carol") < 0);
        assertTrue(notice(model).detectNext());
        model.undoPeople();
        model.undoPeople();
        assertEquals("bob", model.workbench().shown(Dimension.USER, "bob"));
        assertTrue(model.workbench().data().people().isEmpty());
    }

    @Test
    void mergesAndAliasesAreInTheOneHistoryOfUndo() {
        CaseViewModel model = model(new FakeOpenCase(DemoCase.data(true)));
        model.changePeople(new PeopleEdit.Alias(Optional.of(Dimension.USER), "bob", "Bob Baker"));
        model.undo();
        assertTrue(model.workbench().data().people().isEmpty());
        assertTrue(
                notice(model).text().startsWith("Taken back: "), notice(model).text());
        model.redo();
        assertEquals("Bob Baker (bob)", model.workbench().shown(Dimension.USER, "bob"));
        assertTrue(
                notice(model).text().startsWith("Done again: "), notice(model).text());
        model.redo();
        assertEquals(
                "Nothing was taken back that could be done again.",
                notice(model).text());
    }

    @Test
    void aNoticeGoesWhenItDoesNotHoldAnyMore() {
        CaseViewModel model = model(DemoCase.empty());
        model.triage(TriageState.CONFIRMED);
        assertTrue(
                notice(model).text().startsWith("Choose a finding"),
                notice(model).text());
        model.workbench().setQuery("user:bob");
        assertEquals(Optional.empty(), model.noticeProperty().get(), "a key that had nothing to act on");
        model.workbench().clear();
        model.detect();
        assertTrue(notice(model).text().contains("Import evidence first"));
        model.workbench().setQuery("user:bob");
        assertTrue(notice(model).text().contains("Import evidence first"), "there are still no events");
        model.chooseEvidence();
        assertTrue(notice(model).text().contains("5 findings"));
    }

    @Test
    void whatIsOutOfDateIsSaidUntilItIsDetectedAgainAndWhatCanBeTakenBackUntilTheNextStep() {
        CaseViewModel model = model(new FakeOpenCase(DemoCase.data(true)));
        model.changePeople(new PeopleEdit.Merge("bob", List.of("carol")));
        model.workbench().setQuery("user:bob");
        model.workbench()
                .focus(new Focus.OnFinding(
                        model.workbench().data().detection().findings().get(0).id()));
        model.triage(TriageState.CONFIRMED);
        assertTrue(notice(model).detectNext(), "it is out of date whatever one looks at and says of it");
        model.detect();
        assertFalse(notice(model).detectNext());
        List<String> ids = List.of(
                model.workbench().data().index().eventId(0),
                model.workbench().data().index().eventId(1));
        model.annotate(() -> new AnnotationEdit.Tag("odd", ids, ""));
        assertTrue(notice(model).text().contains("Ctrl+Z takes it back"));
        model.workbench().setQuery("");
        assertTrue(notice(model).text().contains("Ctrl+Z takes it back"));
        model.triage(TriageState.NEW);
        assertEquals(Optional.empty(), model.noticeProperty().get(), "Ctrl+Z would take something else back");
    }

    @Test
    void whatFailedIsSaidUntilItIsBegunAgain() {
        FakeOpenCase openCase = new FakeOpenCase(DemoCase.data(true)).failing();
        CaseViewModel model = model(openCase);
        model.workbench().wantScope(DetectionScope.ALL);
        assertEquals(Notice.Kind.DANGER, notice(model).kind());
        assertEquals(Optional.empty(), model.workbench().wantedScopeProperty().get(), "it is not waited for any more");
        model.workbench().setQuery("user:bob");
        assertEquals(Notice.Kind.DANGER, notice(model).kind());
        List<Optional<Notice>> said = new ArrayList<>();
        model.noticeProperty().addListener((property, before, now) -> said.add(now));
        model.detect();
        assertEquals(Optional.empty(), said.get(0), "while it runs again it has not failed");
    }

    @Test
    void evidenceThatBringsNothingNewSaysSoAndPromisesNoDetection() {
        FakeOpenCase openCase = new FakeOpenCase(DemoCase.data(true));
        openCase.nothingNew = true;
        CaseViewModel model = model(openCase);
        model.chooseEvidence();
        assertTrue(
                notice(model).text().endsWith("Nothing in it is new; findings stay as they are."),
                notice(model).text());
        assertEquals(1, model.jobs().newestFirst().size());
    }

    @Test
    void whatCannotBeSaidIsOneSentenceAndNothingChanges() {
        CaseViewModel model = model(new FakeOpenCase(DemoCase.data(true)));
        model.changePeople(new PeopleEdit.Merge("bob", List.of("nobody-here")));
        assertEquals(
                "Nothing changed: There is no user “nobody-here” in this case; nightjar users lists them.",
                notice(model).text());
        assertTrue(model.workbench().data().people().isEmpty());
    }
}
