"""How Cloudflare Pages and Netlify read `_headers` and `_redirects`, as their documentation says (2026-11)."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What both answer with where no rule speaks of it: ask again each time.
DEFAULT = "public, max-age=0, must-revalidate"

CLOUDFLARE_RULES, CLOUDFLARE_LINE = 100, 2_000
CLOUDFLARE_REDIRECTS, CLOUDFLARE_REDIRECT = 2_000, 1_000
STATUSES = ("301", "302", "303", "307", "308")
PLACEHOLDER = re.compile(r":[a-zA-Z]\w*")


@dataclass(frozen=True, slots=True)
class Rule:
    """The paths that a rule is for, and its headers by name in lower case."""

    paths: re.Pattern[str]
    headers: dict[str, str]


def header_rules(text: str) -> list[Rule]:
    """Return the rules of a `_headers` file; raises ValueError for a line that one of the hosts would not take."""
    rules: list[Rule] = []
    for line in text.splitlines():
        words = line.strip()
        if len(words) > CLOUDFLARE_LINE or (rules and not words):
            raise ValueError(f"Cloudflare leaves it out: {line[:80]}")
        if words.startswith("#"):
            continue
        if words.startswith("/"):
            rules.append(Rule(_pattern(words), {}))
            continue
        name, colon, value = words.partition(":")
        if not rules or not line.startswith(" ") or not colon or " " in name or not value.strip():
            raise ValueError(f"no header of a rule: {line}")
        if name.lower() in rules[-1].headers:
            raise ValueError(f"set twice, and joined: {line}")
        rules[-1].headers[name.lower()] = value.strip()
    if len(rules) > CLOUDFLARE_RULES or not all(rule.headers for rule in rules):
        raise ValueError("more rules than Cloudflare takes, or one that sets nothing")
    return rules


def headers_of(rules: list[Rule], path: str) -> dict[str, str]:
    """Return what both hosts add to the answer to `path`: all rules that match it, joined with a comma."""
    found: dict[str, str] = {}
    for rule in rules:
        if rule.paths.fullmatch(path):
            for name, value in rule.headers.items():
                found[name] = f"{found[name]}, {value}" if name in found else value
    return {"cache-control": DEFAULT} | found


def redirects(text: str) -> dict[str, str]:
    """Return where a `_redirects` file leads, by path; raises ValueError for what one of the hosts would not take."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if len(line) > CLOUDFLARE_REDIRECT:
            raise ValueError(f"longer than Cloudflare takes: {line[:80]}")
        source, target, status = line.split()
        # `301!` overrules a file on Netlify; Cloudflare knows no such status, and does so anyway.
        if status not in STATUSES or "*" in source or PLACEHOLDER.search(source) or source in found:
            raise ValueError(f"no redirect of one address: {line}")
        if not (source.startswith("/") and target.startswith("/") and (source + target).isascii()):
            raise ValueError(f"an address of the site must begin with a slash, and be encoded: {line}")
        found[source] = target
    if len(found) > CLOUDFLARE_REDIRECTS:
        raise ValueError("more redirects than Cloudflare takes")
    return found


def _pattern(path: str) -> re.Pattern[str]:
    """Return what a rule's path matches. Of the wildcards only the one that both read alike is taken: a last `*`."""
    if "*" in path[:-1] or PLACEHOLDER.search(path) or not path.isascii() or " " in path:
        raise ValueError(f"the hosts read it differently: {path}")
    return re.compile(re.escape(path.removesuffix("*")) + (".*" if path.endswith("*") else ""))
