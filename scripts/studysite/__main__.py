"""Lets `python -m studysite` stand for `studysite`."""

from studysite.cli import main

raise SystemExit(main())
