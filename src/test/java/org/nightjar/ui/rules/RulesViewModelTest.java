package org.nightjar.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.RuleChoice;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;
import org.nightjar.ui.FilePrompt;
import org.nightjar.ui.WorkbenchViewModel;

class RulesViewModelTest {

    private static final Path RULES = Path.of("sigma");
    private static final Path LIST = Path.of("bad.txt");
    private static final Path VALUES = Path.of("values.yml");

    private final FakeOpenCase openCase = new FakeOpenCase(DemoCase.empty());
    private final WorkbenchViewModel workbench = new WorkbenchViewModel(openCase.data(), Runnable::run, Runnable::run);
    private final RulesViewModel model =
            new RulesViewModel(openCase, workbench, prompt(), Runnable::run, Runnable::run);

    /** Chooses these whenever it is asked. */
    private static FilePrompt prompt() {
        return (FilePrompt) Proxy.newProxyInstance(
                FilePrompt.class.getClassLoader(),
                new Class<?>[] {FilePrompt.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "chooseRules" -> Optional.of(RULES);
                    case "choosePlaceholders" -> List.of(VALUES);
                    default -> List.of(LIST);
                });
    }

    private static RuleReport report(String title, RuleState state) {
        return new RuleReport("sigma", "", title, title + ".yml", "", "low", state, "", 0, 0);
    }

    private void detected(RuleReport... reports) {
        CaseData old = workbench.data();
        workbench.replaceData(new CaseData(
                old.info(),
                old.index(),
                old.detection().withRules(List.of(reports)),
                old.evidence(),
                old.geoDatabases()));
    }

    @Test
    void whatIsChosenIsKeptInTheCaseAndAsksForADetection() {
        assertEquals(RuleChoice.DEFAULT, model.choiceProperty().get());
        model.addRules();
        model.addRules();
        model.addIndicators();
        model.useOwn(false);
        RuleChoice chosen = new RuleChoice(false, List.of(RULES), List.of(LIST));
        assertEquals(chosen, openCase.ruleChoice());
        assertTrue(model.changedProperty().get());
        detected(report("a", RuleState.MATCHED));
        assertFalse(model.changedProperty().get());
        assertEquals(chosen, model.choiceProperty().get());
        model.remove(RULES);
        assertEquals(new RuleChoice(false, List.of(), List.of(LIST)), openCase.ruleChoice());
    }

    @Test
    void valuesOfPlaceholdersStayUntilTheyAreTakenAway() {
        model.addPlaceholders();
        model.addRules();
        model.addIndicators();
        model.useOwn(false);
        assertEquals(new RuleChoice(false, List.of(RULES), List.of(LIST), List.of(VALUES)), openCase.ruleChoice());
        model.remove(VALUES);
        assertEquals(new RuleChoice(false, List.of(RULES), List.of(LIST)), openCase.ruleChoice());
    }

    @Test
    void rulesAreListedByTheirState() {
        detected(report("a", RuleState.MATCHED), report("b", RuleState.BROKEN), report("c", RuleState.BROKEN));
        assertEquals(3, model.shown().size());
        assertEquals(2, model.count(RuleState.BROKEN));
        model.stateProperty().set(Optional.of(RuleState.MATCHED));
        assertEquals(List.of("a"), model.shown().stream().map(RuleReport::title).toList());
    }
}
