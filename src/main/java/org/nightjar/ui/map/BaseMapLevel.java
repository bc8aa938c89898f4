package org.nightjar.ui.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The base map at three scales, each read when it is first needed. Thread-safe; reading the finest takes a second. */
enum BaseMapLevel {
    /** 1 : 110 million, to zoom level 2. */
    COARSE("/assets/map/countries-110m.json.gz"),
    /** 1 : 50 million, zoom levels 3 to 5. */
    MEDIUM("/assets/map/countries-50m.json.gz"),
    /** 1 : 10 million, from zoom level 6. */
    FINE("/assets/map/countries-10m.json.gz");

    private final String resource;
    private @Nullable WorldAtlas atlas;

    BaseMapLevel(String resource) {
        this.resource = resource;
    }

    static BaseMapLevel of(int zoom) {
        if (zoom <= 2) {
            return COARSE;
        }
        return zoom <= 5 ? MEDIUM : FINE;
    }

    /**
     * The countries at this scale.
     *
     * @throws UncheckedIOException if the map was not shipped with the program
     */
    synchronized WorldAtlas atlas() {
        WorldAtlas read = atlas;
        if (read == null) {
            read = read();
            atlas = read;
        }
        return read;
    }

    private WorldAtlas read() {
        try (InputStream packed = BaseMapLevel.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new IOException("the base map is missing: " + resource);
            }
            return TopoJson.read(new GZIPInputStream(packed));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
