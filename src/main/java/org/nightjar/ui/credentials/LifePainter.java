package org.nightjar.ui.credentials;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.nightjar.analysis.credential.Credential;
import org.nightjar.analysis.credential.CredentialLanes;
import org.nightjar.analysis.credential.CredentialLanes.Lane;
import org.nightjar.analysis.credential.CredentialState;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.model.Severity;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.Palette;

/**
 * Draws one life: uses from the main network above the line, from others below it, so that colour is never the only
 * sign; both at once in a frame; a triangle where it was issued, bars and squares where it ended. FX thread only.
 */
final class LifePainter {

    static final double HEIGHT = 36;
    private static final double MIDDLE = HEIGHT / 2;
    private static final double BAR = 11;
    private static final double SIGN = 4;

    private final GraphicsContext pen;
    private final double width;
    private final Palette palette;
    private final TimeWindow window;

    LifePainter(Canvas canvas, Palette palette, TimeWindow window) {
        pen = canvas.getGraphicsContext2D();
        width = canvas.getWidth();
        this.palette = palette;
        this.window = window;
    }

    void draw(EventIndex index, Lane lane) {
        pen.clearRect(0, 0, width, HEIGHT);
        Credential life = lane.credential();
        life.parallels().forEach(one -> {
            double left = x(one.fromMillis());
            double right = Math.max(left + 4, x(one.toMillis()));
            pen.setFill(strong().deriveColor(0, 1, 1, 0.18));
            pen.fillRect(left, 2, right - left, HEIGHT - 4);
            pen.setStroke(strong());
            pen.setLineWidth(1);
            pen.strokeRect(left + 0.5, 2.5, right - left - 1, HEIGHT - 5);
        });
        line(index, life);
        uses(lane.bins());
        ends(life);
        if (life.issuedRow() >= 0) {
            issue(x(index.timeMillis(life.issuedRow())));
        }
    }

    private Color strong() {
        return palette.severity(Severity.CRITICAL);
    }

    private double x(long millis) {
        double x = window.fractionOf(millis) * width;
        return Math.max(-10, Math.min(width + 10, x));
    }

    /** From its issue or first use to its last; dotted while it slept. */
    private void line(EventIndex index, Credential life) {
        if (life.firstRow() < 0) {
            return;
        }
        long from = index.timeMillis(life.issuedRow() >= 0 ? life.issuedRow() : life.firstRow());
        pen.setLineWidth(1);
        pen.setStroke(palette.textMuted());
        pen.strokeLine(x(from), MIDDLE, x(index.timeMillis(life.lastRow())), MIDDLE);
        for (Credential.Stretch sleep : life.sleeps()) {
            double left = x(sleep.fromMillis()) + 2;
            double right = x(sleep.toMillis()) - 2;
            pen.clearRect(left, MIDDLE - 1, Math.max(0, right - left), 2);
            pen.setLineDashes(2, 5);
            pen.strokeLine(left, MIDDLE, Math.max(left, right), MIDDLE);
            pen.setLineDashes();
        }
    }

    private void uses(byte[] bins) {
        double step = width / CredentialLanes.BINS;
        double bar = Math.max(1.5, step);
        for (int bin = 0; bin < bins.length; bin++) {
            int kind = bins[bin];
            double x = bin * step;
            boolean late = (kind & CredentialLanes.LATE) != 0;
            if ((kind & CredentialLanes.SERVICE) != 0) {
                pen.setFill(late ? palette.errors() : palette.textMuted());
                pen.fillRect(x, MIDDLE - 1.5, bar, 3);
            }
            if ((kind & CredentialLanes.MAIN) != 0) {
                pen.setFill(late ? palette.errors() : palette.events());
                pen.fillRect(x, MIDDLE - BAR, bar, BAR);
            }
            if ((kind & CredentialLanes.OTHER) != 0) {
                pen.setFill(late ? palette.errors() : palette.writes());
                pen.fillRect(x, MIDDLE, bar, BAR);
            }
        }
    }

    private void ends(Credential life) {
        for (Credential.Change change : life.changes()) {
            double x = x(change.millis());
            boolean deleted = change.to() == CredentialState.DELETED;
            pen.setFill(deleted ? strong() : palette.severity(Severity.MEDIUM));
            pen.setStroke(palette.severity(Severity.MEDIUM));
            if (deleted) {
                pen.fillRect(x - SIGN, MIDDLE - SIGN, 2 * SIGN, 2 * SIGN);
            } else if (change.to() == CredentialState.DISABLED) {
                pen.fillRect(x - 1.5, 3, 3, HEIGHT - 6);
            } else {
                pen.setLineWidth(1);
                pen.strokeRect(x - 1.5, 3.5, 3, HEIGHT - 7);
            }
        }
        if (life.states().contains(CredentialState.EXPIRED)) {
            pen.setStroke(palette.text());
            pen.setLineWidth(1);
            pen.strokeRect(x(life.expires()) - SIGN + 0.5, MIDDLE - SIGN + 0.5, 2 * SIGN - 1, 2 * SIGN - 1);
        }
    }

    private void issue(double x) {
        pen.setFill(palette.accent());
        pen.fillPolygon(
                new double[] {x - SIGN - 1, x + SIGN + 1, x}, new double[] {HEIGHT - 2, HEIGHT - 2, MIDDLE + 5}, 3);
    }
}
