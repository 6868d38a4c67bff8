package dev.parley.chat.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses and ranges that can be blocked. Needs no container and no database. */
class NetworksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.7          | 203.0.113.7/32
            203.0.113.7/32       | 203.0.113.7/32
            203.0.113.7/24       | 203.0.113.0/24
            203.0.113.255/25     | 203.0.113.128/25
            10.1.2.3/8           | 10.0.0.0/8
            2001:db8::1          | 2001:db8:0:0:0:0:0:1/128
            2001:DB8:ffff::1/33  | 2001:db8:8000:0:0:0:0:0/33
            ::ffff:203.0.113.7   | 203.0.113.7/32
            ::ffff:cb00:7107     | 203.0.113.7/32
            ::ffff:203.0.113.7/120 | 203.0.113.0/24
            ::ffff:0:0/96        |
            10.0.0.0/7           |
            0.0.0.0/0            |
            10.0.0.0/33          |
            2001:db8::/129       |
            2000::/3             |
            256.0.0.1            |
            1.2.3                |
            16909060             |
            010.0.0.1            |
            .::1                 |
            1:2                  |
            :::                  |
            example.com          |
            203.0.113.7/         |
            /24                  |
            203.0.113.7/-1       |
            fe80::1%eth0         |
            """)
    void text_isAnAddressOrARange_orNothing(String text, String network) {
        assertThat(Networks.parse(text).orElse(null)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.7             | 203.0.113.7/32
            ::ffff:203.0.113.7      | 203.0.113.7/32
            2001:db8:1:2:3:4:5:6    | 2001:db8:1:2:0:0:0:0/64
            fe80::1%eth0            | fe80:0:0:0:0:0:0:0/64
            10.0.0.0/8              |
            host.example.com        |
            """)
    void client_isItsAddress_orItsNetworkForIpv6(String address, String network) {
        assertThat(Networks.ofClient(address).orElse(null)).isEqualTo(network);
    }
}
