package org.nightjar.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.nightjar.model.TriageState;
import org.nightjar.ui.Annotating;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.detection.ScopeViewModel;

/**
 * The keys of an open case. Letters are commands unless a text is being edited; they are taken as typed characters, so
 * that they work on every keyboard layout.
 */
public final class CaseKeys {

    private final CaseView view;
    private final CaseViewModel model;

    private CaseKeys(CaseView view) {
        this.view = view;
        this.model = view.model();
    }

    /** Makes the scene listen; the keys only work while that case is in the scene. */
    public static void install(Scene scene, CaseView view) {
        CaseKeys keys = new CaseKeys(view);
        view.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (!isCommand(event) && !keys.isEditing(scene) && keys.typed(event.getCharacter())) {
                event.consume();
            }
        });
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (keys.pressed(event)) {
                event.consume();
            }
        });
    }

    /** Ctrl+/ types a / as well, which is no wish for the query; Ctrl and Alt together are how some keyboards write a [. */
    private static boolean isCommand(KeyEvent event) {
        return event.isMetaDown() || event.isControlDown() != event.isAltDown();
    }

    private boolean isEditing(Scene scene) {
        // an editable combo box has the keyboard itself, not the text field inside it
        return scene.getFocusOwner() instanceof TextInputControl
                || scene.getFocusOwner() instanceof ComboBoxBase<?> box && box.isEditable();
    }

    private boolean pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            if (!view.closeSheet()) {
                model.backOut();
            }
            return true;
        }
        if (event.getCode() == KeyCode.SLASH && event.isShortcutDown()) {
            view.help().toggle();
            return true;
        }
        if (event.getCode() == KeyCode.LEFT && event.isAltDown()) {
            model.workbench().back();
            return true;
        }
        if (event.getCode() == KeyCode.RIGHT && event.isAltDown()) {
            model.workbench().forward();
            return true;
        }
        if (event.isShortcutDown() && turned(event)) {
            return true;
        }
        if (event.getCode() == KeyCode.S && event.isShortcutDown()) {
            view.top().showExports();
            return true;
        }
        if (event.getCode() == KeyCode.I && event.isShortcutDown()) {
            model.chooseEvidence();
            return true;
        }
        return false;
    }

    /** Takes a step back, or does it again. */
    private boolean turned(KeyEvent event) {
        if (event.getCode() == KeyCode.Z && !event.isShiftDown()) {
            model.undo();
        } else if (event.getCode() == KeyCode.Z || event.getCode() == KeyCode.Y) {
            model.redo();
        } else {
            return false;
        }
        return true;
    }

    private boolean typed(String character) {
        switch (character) {
            case "/" -> view.query().takeFocus();
            case "?" -> view.help().toggle();
            case "[" -> model.workbench().back();
            case "]" -> model.workbench().forward();
            case "j" -> view.tabs().moveBy(1);
            case "k" -> view.tabs().moveBy(-1);
            case "p" -> view.users().takeFocus();
            case "w" -> model.workbench().sayWho(Optional.empty());
            case "t" -> view.timeline().ifPresent(timeline -> timeline.requestFocus());
            case "o" -> turnTo(WorkbenchTab.OVERVIEW);
            case "e" -> turnTo(WorkbenchTab.EVENTS);
            case "f" -> turnTo(WorkbenchTab.FINDINGS);
            case "F" -> {
                view.tabs().showNextFindings();
                turnTo(WorkbenchTab.FINDINGS);
            }
            case "i" -> turnTo(WorkbenchTab.INCIDENTS);
            case "s" -> turnTo(WorkbenchTab.STORY);
            case "d" -> {
                if (isOnTimeline()) {
                    return false;
                }
                model.chooseScope();
            }
            case "x" -> annotate(Annotating.What.TAG);
            case "n" -> annotate(Annotating.What.NOTE);
            case "b" -> judgeRange();
            case "1", "2", "3", "4" -> {
                view.tabs().chooseMarked();
                model.triage(TriageState.values()[character.charAt(0) - '1']);
            }
            case "m" -> turnTo(WorkbenchTab.MAP);
            case "g" -> turnTo(WorkbenchTab.GRAPH);
            case "l" -> turnTo(WorkbenchTab.CREDENTIALS);
            case "h" -> {
                if (isOnTimeline()) {
                    return false;
                }
                turnTo(WorkbenchTab.HOURS);
            }
            case "c" -> turnTo(WorkbenchTab.COVERAGE);
            case "r" -> turnTo(WorkbenchTab.RULES);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void annotate(Annotating.What what) {
        view.tabs().chooseMarked();
        model.annotate(what);
    }

    /** There some letters mean something else. */
    private boolean isOnTimeline() {
        return view.timeline().filter(Node::isFocused).isPresent();
    }

    /** Makes the selected range the incident and what came before it the baseline. */
    private void judgeRange() {
        model.workbench()
                .selection()
                .range()
                .ifPresentOrElse(
                        range -> model.detect(ScopeViewModel.judging(
                                range,
                                model.workbench().data().index(),
                                model.workbench().scope())),
                        model::chooseScope);
    }

    private void turnTo(WorkbenchTab tab) {
        model.show(tab);
        view.tabs().takeFocus();
    }
}
