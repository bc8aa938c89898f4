package org.nightjar.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The menu of pivots of a view. The Menu key and Shift+F10 open it at what is picked, or at the first that can be if
 * nothing is; each pivot's own keys do it without the menu, which shows them. The view opens it for the mouse. FX thread
 * only.
 */
public final class PivotMenu {

    private final Node view;
    private final Supplier<List<Pivot>> picked;
    private final Supplier<Point2D> place;
    private final Runnable pickFirst;
    /** Made when it is first opened: a menu is a window of its own, and every line of the facets has one. */
    private @Nullable ContextMenu made;

    /**
     * A menu that listens to the keys of a view.
     *
     * @param picked the pivots on what is picked now; none if nothing is
     * @param place where that lies, in the view
     */
    public PivotMenu(Node view, Supplier<List<Pivot>> picked, Supplier<Point2D> place) {
        this(view, picked, place, () -> {});
    }

    /**
     * A menu that listens to the keys of a view in which nothing may be picked yet.
     *
     * @param picked the pivots on what is picked now; none if nothing is
     * @param place where that lies, in the view
     * @param pickFirst picks what the keyboard would come to first; asked when nothing is picked
     */
    public PivotMenu(Node view, Supplier<List<Pivot>> picked, Supplier<Point2D> place, Runnable pickFirst) {
        this.view = view;
        this.picked = picked;
        this.place = place;
        this.pickFirst = pickFirst;
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** The menu of a list: on the line that is selected, by mouse too. */
    public static <T> PivotMenu of(ListView<T> list, Function<T, List<Pivot>> pivots) {
        PivotMenu made = new PivotMenu(
                list,
                () -> Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                        .map(pivots)
                        .orElse(List.of()),
                () -> placeOfSelected(list),
                list.getSelectionModel()::selectFirst);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.SECONDARY) {
                made.show(event.getScreenX(), event.getScreenY());
            }
        });
        return made;
    }

    /** Below the selected line, which is scrolled to if it is out of sight. */
    private static Point2D placeOfSelected(ListView<?> list) {
        return seenOfSelected(list).orElseGet(() -> {
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex()));
            list.layout();
            return seenOfSelected(list).orElse(Point2D.ZERO);
        });
    }

    private static Optional<Point2D> seenOfSelected(ListView<?> list) {
        return list.lookupAll(".list-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && cell.isSelected())
                .findFirst()
                .map(cell -> {
                    Bounds bounds = list.sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
                    return new Point2D(Math.max(0, bounds.getMinX()) + 24, bounds.getMaxY());
                })
                .filter(at -> at.getY() > 0 && at.getY() <= list.getHeight() + 1);
    }

    private void key(KeyEvent event) {
        if (event.isConsumed()) {
            return;
        }
        if (event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.F10 && event.isShiftDown()) {
            showAtPicked();
            event.consume();
            return;
        }
        picked.get().stream()
                .filter(pivot -> keys(pivot).filter(keys -> keys.match(event)).isPresent())
                .findFirst()
                .ifPresent(pivot -> {
                    pivot.action().run();
                    event.consume();
                });
    }

    private static Optional<KeyCombination> keys(Pivot pivot) {
        String keys = pivot.kind().keys();
        return keys.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(keys));
    }

    /** Opens the menu on what is picked, at a point of the screen; does nothing if nothing is. */
    public void show(double screenX, double screenY) {
        ContextMenu menu = menu();
        menu.hide();
        menu.getItems().setAll(picked.get().stream().map(PivotMenu::item).toList());
        if (!menu.getItems().isEmpty()) {
            menu.show(view, screenX, screenY);
        }
    }

    /** Opens the menu where the keyboard is. */
    public void showAtPicked() {
        if (picked.get().isEmpty()) {
            pickFirst.run();
        }
        Point2D at = view.localToScreen(place.get());
        if (at != null) {
            show(at.getX(), at.getY());
        }
    }

    public void hide() {
        if (made != null) {
            made.hide();
        }
    }

    private ContextMenu menu() {
        ContextMenu menu = made == null ? new ContextMenu() : made;
        made = menu;
        return menu;
    }

    private static MenuItem item(Pivot pivot) {
        MenuItem item = new MenuItem(pivot.label());
        item.setMnemonicParsing(false);
        item.setId("pivot-" + pivot.kind().name().toLowerCase(Locale.ROOT));
        item.setOnAction(event -> pivot.action().run());
        keys(pivot).ifPresent(item::setAccelerator);
        return item;
    }
}
