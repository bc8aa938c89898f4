import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * Writes {@code numeric, alpha-2, alpha-3} of ISO 3166-1, by number: the way from a country of the map to its code.
 *
 * <p>Arguments: codes.json of i18n-iso-countries, output file.
 */
public final class MakeCountryCodes {
    private MakeCountryCodes() {}

    public static void main(String[] args) throws IOException {
        TreeMap<String, String> lines = new TreeMap<>();
        for (JsonNode row : new ObjectMapper().readTree(Path.of(args[0]).toFile())) {
            String numeric = row.get(2).asText();
            lines.put(numeric, numeric + "\t" + row.get(0).asText() + "\t" + row.get(1).asText());
        }
        Files.writeString(Path.of(args[1]), "# numeric\talpha-2\talpha-3\n" + String.join("\n", lines.values()) + "\n");
        System.err.println(lines.size() + " countries");
    }
}
