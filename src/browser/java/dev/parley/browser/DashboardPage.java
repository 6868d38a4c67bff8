package dev.parley.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The dashboard, as a manager uses it. */
record DashboardPage(Page page) {

    /** A live tile's value. */
    Locator tile(String label) {
        return page.locator(".tile")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".label").getByText(label, new Locator.GetByTextOptions().setExact(true))))
                .locator(".value");
    }

    /** The live tile that lists its sessions. */
    Locator liveList(String label) {
        return page.locator("button.tile").filter(new Locator.FilterOptions().setHasText(label));
    }

    /** A figure of the summary. */
    Locator keyFigure(String label) {
        return page.locator(".key-figures > div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("dt").getByText(label, new Locator.GetByTextOptions().setExact(true))))
                .locator(".value");
    }

    /** The chart of a measure, with its table. */
    Locator card(String title) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    /** The heads of a measure's columns. */
    List<String> columns(String title) {
        return card(title).locator("thead th").allInnerTexts();
    }

    /** The rows of a measure's table, each with its name first; the total is the last. */
    List<List<String>> rows(String title) {
        return card(title).locator("tbody tr, tfoot tr").all().stream()
                .map(row -> row.locator("th, td").allInnerTexts())
                .toList();
    }

    /** The button that lists the sessions of a group. */
    Locator group(String title, String name) {
        return card(title).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    Locator choice(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** The panel at the side, with a list of sessions or one session. */
    Locator panel() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator panelButton(String name) {
        return panel().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    Locator messages() {
        return panel().locator("transcript-view .bubble");
    }

    /** The text of a file that a button downloads. */
    String download(Locator button) throws IOException {
        Download download = page.waitForDownload(button::click);
        return Files.readString(download.path());
    }
}
