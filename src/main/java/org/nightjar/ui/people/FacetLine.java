package org.nightjar.ui.people;

import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.nightjar.model.Dimension;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.ValueText;
import org.nightjar.ui.parts.Words;

/**
 * One value of a facet and its number of events. Shows another value when told to, because a line made anew costs a
 * pass of the style sheet, and there are fifty of them at each filter. FX thread only.
 */
final class FacetLine extends HBox {

    private static final PseudoClass INCLUDED = PseudoClass.getPseudoClass("included");
    private static final int NAME_LENGTH = 30;

    private final FacetsViewModel model;
    private final Dimension dimension;
    private final PivotMenu menu;
    private final Label name = new Label();
    private final Label count = Nodes.label("", "mono", "muted");
    private Facet.Value value;

    FacetLine(FacetsViewModel model, Dimension dimension, Facet.Value value) {
        super(8);
        this.model = model;
        this.dimension = dimension;
        this.value = value;
        name.setMinWidth(0);
        count.setMinWidth(Label.USE_PREF_SIZE);
        getChildren().addAll(name, Nodes.spacer(), count);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("facet-line");
        menu = new PivotMenu(this, () -> model.pivots(dimension, this.value), () -> new Point2D(24, getHeight()));
        setOnMouseClicked(this::clicked);
        Nodes.onEnter(this, () -> model.include(dimension, this.value));
        show(value);
    }

    void show(Facet.Value shown) {
        value = shown;
        String text = model.alias(dimension, shown).orElseGet(() -> ValueText.orUnsaid(dimension, shown.text()));
        name.setText(Figures.shortened(text, NAME_LENGTH));
        Nodes.tip(name, text.length() <= NAME_LENGTH ? "" : text);
        count.setText(Figures.count(shown.events()));
        pseudoClassStateChanged(INCLUDED, model.isIncluded(dimension, shown));
        setAccessibleText(text + ", " + Words.count("events", shown.events()));
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.SECONDARY) {
            menu.show(event.getScreenX(), event.getScreenY());
        } else if (event.isAltDown() || event.isShortcutDown()) {
            model.exclude(dimension, value);
        } else {
            model.include(dimension, value);
        }
    }
}
