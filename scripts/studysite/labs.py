"""The labs that the theme has: a document becomes the text of one by `lab: <name>` in its front matter.

A name is at once the lab's address (`/labs/<name>/`), the `data-lab` of its element, and the bundle that
its page loads (`overrides/js/lab-<name>.js`). There are no others: what a document names and is not here loads nothing.
"""

from __future__ import annotations

# By name, what each lets a visitor try, as the list of labs says it.
LABS: dict[str, str] = {
    "inference-options": "Describe a workload, and see which ways to serve it fit",
    "traffic-shifting": "Release a new version, and see what an alarm does",
    "target-tracking": "Draw the traffic of a day, and see the fleet follow",
    "production-variants": "Set weights, and see where the requests go",
    "zone-failure": "Take a zone away, and see what is left",
    "shared-responsibility": "Sort tasks: yours, or those of AWS",
}
