package org.nightjar.ui.map;

import java.util.Locale;
import javafx.scene.paint.Color;
import org.nightjar.model.NetworkClass;
import org.nightjar.ui.Palette;
import org.nightjar.ui.parts.Words;

/** Colours of points by network: what people sit behind, what machines rent, what hides. Never those of severities. */
enum MapColors {
    ACCESS("#2f6f9f", "#6cb0e0"),
    CLOUD("#5b8c7b", "#7fc4aa"),
    RENTED("#7a5bb5", "#b49af0"),
    TOR("#4a3a6b", "#8f6fe8"),
    UNKNOWN("#7d8590", "#8b949e");

    private final Color light;
    private final Color dark;

    MapColors(String light, String dark) {
        this.light = Color.web(light);
        this.dark = Color.web(dark);
    }

    static MapColors of(NetworkClass networkClass) {
        return switch (networkClass) {
            case ISP -> ACCESS;
            case CLOUD, CDN -> CLOUD;
            case VPN_OR_HOSTING -> RENTED;
            case TOR -> TOR;
            case UNKNOWN, SERVICE, PRIVATE, RESERVED, INVALID -> UNKNOWN;
        };
    }

    String label() {
        return Words.of("map.network." + name().toLowerCase(Locale.ROOT));
    }

    Color in(Palette palette) {
        return palette.background().getBrightness() < 0.5 ? dark : light;
    }
}
