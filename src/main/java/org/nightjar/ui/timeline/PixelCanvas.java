package org.nightjar.ui.timeline;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * An image that is written as an array of opaque ARGB pixels: the one way to draw tens of thousands of bars a frame in
 * software. The array has the screen's pixels, which may be finer than the view's. FX thread only.
 */
final class PixelCanvas {

    private final ImageView view = new ImageView();
    private int[] pixels = new int[0];
    private int width;
    private int height;
    private double scale = 1;
    private PixelBuffer<IntBuffer> buffer = wrap(new int[1], 1, 1);

    PixelCanvas() {
        view.setMouseTransparent(true);
        view.setManaged(false);
        view.setSmooth(false);
    }

    private static PixelBuffer<IntBuffer> wrap(int[] pixels, int width, int height) {
        return new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    }

    ImageView view() {
        return view;
    }

    /** Makes room for a view of that size on a screen of that scale. */
    void resize(double viewWidth, double viewHeight, double screenScale) {
        int wantedWidth = Math.max(1, (int) Math.ceil(viewWidth * screenScale));
        int wantedHeight = Math.max(1, (int) Math.ceil(viewHeight * screenScale));
        scale = screenScale;
        view.setFitWidth(wantedWidth / screenScale);
        view.setFitHeight(wantedHeight / screenScale);
        if (wantedWidth == width && wantedHeight == height) {
            return;
        }
        width = wantedWidth;
        height = wantedHeight;
        pixels = new int[width * height];
        buffer = wrap(pixels, width, height);
        view.setImage(new WritableImage(buffer));
    }

    /** Lets the painter write all pixels, then shows them. */
    void paint(Consumer<PixelCanvas> painter) {
        buffer.updateBuffer(same -> {
            painter.accept(this);
            return null;
        });
    }

    int[] pixels() {
        return pixels;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Screen pixels a pixel of the view. */
    double scale() {
        return scale;
    }

    /** The screen pixel at a place of the view, not beyond the given end. */
    int at(double place, int end) {
        return Math.max(0, Math.min(end, (int) Math.round(place * scale)));
    }

    /** Fills whole or part rows, {@code [fromX, toX) × [fromY, toY)} in screen pixels, with one colour. */
    void fill(int fromX, int toX, int fromY, int toY, int argb) {
        for (int y = Math.max(0, fromY); y < Math.min(height, toY); y++) {
            Arrays.fill(pixels, y * width + Math.max(0, fromX), y * width + Math.min(width, toX), argb);
        }
    }

    /** An opaque colour as a pixel. */
    static int argb(Color color) {
        return 0xff000000
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }
}
