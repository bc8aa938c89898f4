package org.nightjar.ui.timeline;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.nightjar.model.Finding;
import org.nightjar.model.Severity;
import org.nightjar.ui.SeverityPainter;

/** Draws findings: a line over their time and a mark at its start, by shape and colour of their severity. */
final class MarkerPainter {

    void paint(GraphicsContext canvas, Frame frame) {
        TimelineLayout layout = frame.layout();
        canvas.save();
        canvas.beginPath();
        canvas.rect(layout.plotLeft(), TimelineLayout.LANES_TOP, layout.plotWidth(), layout.lanesHeight());
        canvas.clip();
        for (FindingMarker marker : frame.markers()) {
            Severity severity = marker.finding().severity();
            Color colour = frame.palette().severity(severity);
            if (marker.toX() - marker.fromX() > FindingMarker.SIZE) {
                canvas.setFill(colour);
                double thick = marker.finding().isGraverByRule() ? 1 : 2;
                canvas.fillRect(
                        marker.fromX(), Math.floor(marker.y()) - thick + 1, marker.toX() - marker.fromX(), thick);
                canvas.fillRect(marker.toX() - 1.5, marker.y() - 3, 1.5, 6);
            }
            boolean focused = marker.finding().id().equals(frame.focusedFinding());
            if (focused) {
                canvas.setStroke(frame.palette().accent());
                canvas.setLineWidth(2);
                double ring = FindingMarker.SIZE + 7;
                canvas.strokeOval(marker.x() - ring / 2, marker.y() - ring / 2, ring, ring);
            }
            SeverityPainter.draw(
                    canvas,
                    marker.finding(),
                    marker.x(),
                    marker.y(),
                    FindingMarker.SIZE,
                    colour,
                    frame.palette().surface());
        }
        canvas.restore();
        paintInOverview(canvas, frame);
    }

    /** Only what is grave, so that the strip stays readable. */
    private static void paintInOverview(GraphicsContext canvas, Frame frame) {
        TimelineLayout layout = frame.layout();
        for (var lane : frame.timeline().lanes()) {
            for (Finding finding : lane.findings()) {
                if (finding.counted().compareTo(Severity.HIGH) >= 0) {
                    double x = layout.overviewXOf(finding.windowStart().toEpochMilli());
                    canvas.setFill(frame.palette().severity(finding.counted()));
                    canvas.fillRect(Math.round(x) - 1, 4, 3, 6);
                }
            }
        }
    }
}
