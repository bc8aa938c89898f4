package org.nightjar.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The process of one peer: prints how many events came out, as Nightjar's import does. */
final class Peer {

    private Peer() {}

    /** Arguments: who, a file that lists the files to import, and where the result goes. */
    public static void main(String[] args) throws Exception {
        List<Path> files =
                Files.readAllLines(Path.of(args[1])).stream().map(Path::of).toList();
        Path result = Path.of(args[2]);
        long events = switch (Contestant.valueOf(args[0])) {
            case DUCKDB -> DuckDbPeer.tuned(files, result);
            case DUCKDB_AUTO -> DuckDbPeer.automatic(files, result);
            case SQLITE -> new SqlitePeer(files).run(result);
            case GUNZIP -> new InflatePeer(false).run(files);
            case TOKENISE -> new InflatePeer(true).run(files);
            case NIGHTJAR, ENRICHED, BARE, JQ -> throw new IllegalArgumentException(args[0] + " is no peer in Java");
        };
        System.out.println(String.format(Locale.ROOT, "{\"stored\": %d}", events));
    }
}
