package greenlab.slides;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The course as pages: each notebook with its saved outputs. */
final class NotebookPages {
    private final Page page;
    private final Optional<URI> jupyter;

    NotebookPages(Checkout checkout, Optional<URI> jupyter) {
        this.page = new Page(checkout);
        this.jupyter = jupyter;
    }

    void write(List<Notebook> notebooks, SiteFolder site) throws IOException {
        for (int i = 0; i < notebooks.size(); i++) {
            Notebook notebook = notebooks.get(i);
            String content = page.filled("notebook.html", Map.of(
                "cells", new NotebookHtml().of(notebook),
                "jupyter", jupyter.map(address -> inJupyter(address, notebook)).orElse(""),
                "before", i == 0 ? "" : link("prev", notebooks.get(i - 1)),
                "after", i + 1 == notebooks.size() ? "" : link("next", notebooks.get(i + 1))));
            site.write("notebooks/" + notebook.name() + ".html", page.framed(notebook.title(), "../", content));
        }
    }

    private static String inJupyter(URI address, Notebook notebook) {
        return "<a href=\"" + Html.escape(address.resolve(notebook.name() + ".ipynb").toString())
            + "\">Open it in Jupyter</a>";
    }

    private static String link(String relation, Notebook notebook) {
        return "<a rel=\"" + relation + "\" href=\"" + notebook.name() + ".html\">" + notebook.number() + " "
            + Html.escape(notebook.title()) + "</a>";
    }
}
