package dev.parley.pages;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Settings of the pages. */
@ConfigMapping(prefix = "parley.pages")
public interface PagesConfig {

    /** Whether the start page and the demo site are served. They are for trying Parley. Dev mode serves them. */
    @WithDefault("false")
    boolean demo();

    /** Whether the chat widget is served. Dev mode serves it. */
    @WithDefault("false")
    boolean widget();

    /**
     * Origins of the sites that may show the chat widget, separated by commas: https://www.example.com, or https://*.example.com. Browsers
     * don't show the widget on other sites. Without a value, only pages of Parley's own origin may show it.
     */
    Optional<List<String>> widgetSites();

    /** Whether the agents' desk is served, at /desk. Dev mode serves it. */
    @WithDefault("false")
    boolean desk();

    /** Whether the managers' dashboard is served, at /dashboard. Dev mode serves it. */
    @WithDefault("false")
    boolean dashboard();

    /**
     * Id of the client with which agents sign in to the desk and the dashboard. It must be registered at the identity provider as a public
     * client for the authorization code flow with PKCE, see docs/identity.md.
     */
    Optional<String> oidcClientId();

    /**
     * Issuer of the identity provider, as browsers reach it. Without a value, it is quarkus.oidc.auth-server-url. The desk and the dashboard
     * may connect to its origin and to Parley's, and to no other.
     */
    Optional<String> oidcIssuer();

    /** Scope that the desk and the dashboard request, besides openid. Some providers issue refresh tokens only with offline_access. */
    @WithDefault("profile")
    String oidcScope();

    /** Login names of the users among which the desk and the dashboard let one choose, without a sign-in. Only dev mode accepts them. */
    Optional<List<String>> demoUsers();
}
