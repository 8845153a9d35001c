"""What a widget leaves in a committed notebook: its sentence and its table, no script, no view."""

import re

SCRIPT = re.compile(r"(?s)\s*<script(?! [^>]*data-kept).*?</script>")  # not a page widget's bytes
VIEW = "application/vnd.jupyter.widget-view+json"


def still_output(output: dict) -> dict:
    """A copy of one notebook output (nbformat) without scripts and without live widget views."""
    if "data" not in output:
        return output
    data = {kind: value for kind, value in output["data"].items() if kind != VIEW}
    if "text/html" in data:
        text = data["text/html"]
        data["text/html"] = SCRIPT.sub("", text if isinstance(text, str) else "".join(text))
    return {**output, "data": data}
