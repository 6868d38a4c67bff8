package dev.parley.security;

import java.util.Optional;

/** Finds the sessions of keys that further devices of verified customers received. */
public interface DeviceKeys {

    /**
     * Returns the hash of the key of the session that a device may use. Reads the database.
     *
     * @param deviceKeyHash hash of the device's key, see {@link SessionKey#hash}
     * @return empty if no session has that key
     */
    Optional<String> sessionKeyHash(String deviceKeyHash);
}
