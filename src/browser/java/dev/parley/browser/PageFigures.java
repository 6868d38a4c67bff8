package dev.parley.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * The figures of a page that Lighthouse reports too.
 *
 * @param bytes the compressed bodies of everything that the page has loaded from its origin, without answers of the API
 * @param firstPaintMillis until the first content was painted
 * @param layoutShift how far content has moved by itself; 0.1 is good
 */
record PageFigures(int bytes, double firstPaintMillis, double layoutShift) {

    private static final String OBSERVE_SHIFT = """
            window.shift = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => (window.shift += entry.value)))
                .observe({ type: 'layout-shift', buffered: true });""";

    private static final String BYTES = """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .filter(entry => new URL(entry.name).origin === origin && !entry.name.endsWith('/graphql') && entry.initiatorType !== 'iframe')
                .reduce((sum, entry) => sum + entry.encodedBodySize, 0)""";

    private static final String FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime";

    /** Opens a page whose figures can be read. */
    static Page open(BrowserContext profile) {
        Page page = profile.newPage();
        page.addInitScript(OBSERVE_SHIFT);
        return page;
    }

    /** The figures of a page so far, with those of the frames in it. */
    static PageFigures of(Page page) {
        return new PageFigures(
                page.frames().stream().mapToInt(PageFigures::bytes).sum(),
                ((Number) page.evaluate(FIRST_PAINT)).doubleValue(),
                ((Number) page.evaluate("window.shift")).doubleValue());
    }

    /** The bytes that the widget on a page has loaded, with the script that shows it. */
    static int bytesOfWidget(Page page) {
        Number loader = (Number)
                page.evaluate(
                        "performance.getEntriesByType('resource').find(entry => entry.name.endsWith('/widget.js')).encodedBodySize");
        List<Frame> frames = page.mainFrame().childFrames();
        return loader.intValue() + frames.stream().mapToInt(PageFigures::bytes).sum();
    }

    private static int bytes(Frame frame) {
        return ((Number) frame.evaluate(BYTES)).intValue();
    }
}
