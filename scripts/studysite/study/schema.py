"""The form of `study.json`, for whoever writes a tool that reads it: a JSON Schema (draft 2020-12)."""

from __future__ import annotations

from pathlib import Path

SCHEMA = Path(__file__).with_name("study.schema.json").read_text(encoding="utf-8")
