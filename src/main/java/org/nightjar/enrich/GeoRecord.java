package org.nightjar.enrich;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.NetworkClass;

/**
 * What a MaxMind DB file holds of an address. The same fact has a place of its own in each type of database: an AS
 * number stands alone in ASN and ISP databases, under {@code traits} in Enterprise ones; other makers write
 * {@code country_code} where MaxMind writes {@code country.iso_code}. Text is "" and numbers are {@code NaN} or 0 where
 * the record does not say.
 *
 * @param fields as decoded; checked by {@link MmdbCheck}
 * @param source name and date of the database
 * @see <a href="https://dev.maxmind.com/geoip/docs/databases">MaxMind's databases and their fields</a>
 */
record GeoRecord(Map<?, ?> fields, String source) {
    /** Half the equator, in km: nothing is farther away. */
    private static final int FARTHEST_KM = 20_040;

    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final String[] FLAG_PLACES = {"", "traits.", "anonymizer."};
    private static final Set<String> ACCESS_LINES = Set.of("cable/dsl", "cellular", "dialup", "dial-up", "satellite");
    /** Kinds of users, in MaxMind's words, that sit at an access line. */
    private static final Set<String> ACCESS_USERS = Set.of(
            "residential",
            "cellular",
            "dialup",
            "business",
            "cafe",
            "college",
            "school",
            "library",
            "government",
            "military",
            "traveler");

    /** ISO 3166-1 alpha-2, in capitals; where the network is, or else where it is registered. */
    String country() {
        String code = text("country.iso_code", "registered_country.iso_code", "country_code");
        return COUNTRY.matcher(code).matches() ? code.toUpperCase(Locale.ROOT) : "";
    }

    String city() {
        return text("city.names.en", "city");
    }

    /** Whether it has coordinates on Earth. */
    boolean hasCoordinates() {
        return Math.abs(latitude()) <= 90 && Math.abs(longitude()) <= 180;
    }

    double latitude() {
        return number("location.latitude", "latitude");
    }

    double longitude() {
        return number("location.longitude", "longitude");
    }

    int radiusKm() {
        double radius = number("location.accuracy_radius");
        return radius > 0 ? (int) Math.min(radius, FARTHEST_KM) : 0;
    }

    /** AS number, 0 if not known. */
    long asn() {
        double asn = number("autonomous_system_number", "traits.autonomous_system_number");
        return asn > 0 ? (long) asn : 0;
    }

    String operator() {
        return text(
                "autonomous_system_organization",
                "traits.autonomous_system_organization",
                "organization",
                "traits.organization",
                "isp",
                "traits.isp");
    }

    String connection() {
        return text("connection_type", "traits.connection_type");
    }

    String domain() {
        return text("domain", "traits.domain");
    }

    /** The name of the VPN or proxy service. */
    String anonymizer() {
        return text("provider_name", "anonymizer.provider_name");
    }

    /** TOR or VPN_OR_HOSTING if the record says that somebody hides behind the address, else null. */
    @Nullable
    NetworkClass hiding() {
        if (flag("is_tor_exit_node")) {
            return NetworkClass.TOR;
        }
        boolean hidden = flag("is_anonymous_vpn")
                || flag("is_public_proxy")
                || flag("is_residential_proxy")
                || flag("is_anonymous_proxy")
                || flag("is_anonymous") && !flag("is_hosting_provider")
                || userType().equals("consumer_privacy_network");
        return hidden ? NetworkClass.VPN_OR_HOSTING : null;
    }

    /** VPN_OR_HOSTING or CDN if the record says that servers stand there, else null. */
    @Nullable
    NetworkClass serving() {
        if (flag("is_hosting_provider") || userType().equals("hosting")) {
            return NetworkClass.VPN_OR_HOSTING;
        }
        return userType().equals("content_delivery_network") ? NetworkClass.CDN : null;
    }

    /** Whether the record says that it is a line at home, in an office or mobile; a corporate line may be a server's. */
    boolean isAccessLine() {
        return ACCESS_LINES.contains(connection().toLowerCase(Locale.ROOT)) || ACCESS_USERS.contains(userType());
    }

    private String userType() {
        return text("user_type", "traits.user_type").toLowerCase(Locale.ROOT);
    }

    private @Nullable Object at(String path) {
        Object value = fields;
        for (String key : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    /** The first of the paths that leads to a text. */
    private String text(String... paths) {
        for (String path : paths) {
            if (at(path) instanceof String text && !text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }

    /** The first of the paths that leads to a number. */
    private double number(String... paths) {
        for (String path : paths) {
            if (at(path) instanceof Number number) {
                return number.doubleValue();
            }
        }
        return Double.NaN;
    }

    private boolean flag(String key) {
        for (String place : FLAG_PLACES) {
            if (Boolean.TRUE.equals(at(place + key))) {
                return true;
            }
        }
        return false;
    }
}
