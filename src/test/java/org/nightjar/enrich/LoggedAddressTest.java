package org.nightjar.enrich;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.AddressKind;

class LoggedAddressTest {

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "104.102.221.250, PUBLIC",
        "8.8.8.8:443, PUBLIC",
        "[8.8.8.8]:443, PUBLIC",
        "2001:4860:4860::8888, PUBLIC",
        "[2001:4860:4860::8888]:36185, PUBLIC",
        "[2001:4860:4860::8888], PUBLIC",
        "::ffff:8.8.8.8, PUBLIC",
        "10.1.2.3, PRIVATE",
        "172.31.255.255, PRIVATE",
        "172.32.0.1, PUBLIC",
        "100.64.0.1, PRIVATE",
        "100.128.0.1, PUBLIC",
        "169.254.169.254, PRIVATE",
        "127.0.0.1, PRIVATE",
        "::1, PRIVATE",
        "fd12::1, PRIVATE",
        "fe80::1%eth0, PRIVATE",
        "::ffff:10.0.0.1, PRIVATE",
        "private, PRIVATE",
        "gce-internal-ip, PRIVATE",
        "0.0.0.0, RESERVED",
        "192.0.2.1, RESERVED",
        "198.51.100.22, RESERVED",
        "203.0.113.42, RESERVED",
        "198.19.0.1, RESERVED",
        "224.0.0.1, RESERVED",
        "250.202.242.232, RESERVED",
        "255.255.255.255, RESERVED",
        "::, RESERVED",
        "2001:db8::1, RESERVED",
        "ff02::1, RESERVED",
        "AWS Internal, SERVICE",
        "ec2.amazonaws.com, SERVICE",
        "fas.s3.aws.internal, SERVICE",
        "autoscaling.cn-north-1.amazonaws.com.cn, SERVICE",
        "'', NONE",
        "'  ', NONE",
        "-, NONE",
        "251.234.045.249, INVALID",
        "999.1.1.1, INVALID",
        "1.2.3, INVALID",
        "1.2.3.4.5, INVALID",
        "1.2.3.4:port, INVALID",
        "[1.2.3.4, INVALID",
        "1::2::3, INVALID",
        "1:2:3:4:5:6:7, INVALID",
        "1:2:3:4:5:6:7:8:9, INVALID",
        "12345::, INVALID",
        "'١.١.١.١', INVALID",
        "not an address, INVALID",
    })
    void eachTextHasItsKind(String text, AddressKind kind) {
        assertEquals(kind, LoggedAddress.parse(text).kind(), text);
    }

    @Test
    void bytesAreThoseOfTheAddressWithoutPortZoneOrMapping() {
        assertArrayEquals(
                new byte[] {1, 2, 3, (byte) 200},
                LoggedAddress.parse(" [::FFFF:1.2.3.200]:80 ").bytes());
        assertArrayEquals(
                new byte[] {0x20, 1, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
                LoggedAddress.parse("2001:db8::1%7").bytes());
        assertArrayEquals(
                new byte[] {0x20, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0, 9},
                LoggedAddress.parse("2002:3:4:5:6:7:8:9").bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "1.2.3.4::", "::1.2.3", ":1:2", ":", "[]", "[]:1"})
    void brokenIpv6TextIsInvalid(String text) {
        assertEquals(AddressKind.INVALID, LoggedAddress.parse(text).kind());
    }

    @Test
    void aVeryLongTextIsInvalidAndQuick() {
        assertEquals(
                AddressKind.INVALID, LoggedAddress.parse("a.".repeat(1_000_000)).kind());
        assertEquals(
                AddressKind.INVALID, LoggedAddress.parse("1:".repeat(1_000_000)).kind());
        assertEquals(AddressKind.INVALID, LoggedAddress.parse("a-".repeat(126)).kind());
    }
}
