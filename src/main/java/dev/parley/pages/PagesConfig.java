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
}
