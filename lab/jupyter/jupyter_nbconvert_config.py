"""A notebook as a slide show, without the network: `jupyter nbconvert --to slides`. See docs/teachers.md."""
from pathlib import Path

c = get_config()
here = Path(__file__).resolve().parent
reveal = here.parents[1] / ".lab/webjars/META-INF/resources/webjars/reveal.js"

c.SlidesExporter.template_name = "slideshow"
c.SlidesExporter.extra_template_basedirs = [str(here / "templates")]
c.SlidesExporter.reveal_url_prefix = max(reveal.glob("*"), default=reveal).as_uri()

# Of a folded cell, a slide shows only the output.
c.TagRemovePreprocessor.enabled = True
c.TagRemovePreprocessor.remove_input_tags = {"helper"}
